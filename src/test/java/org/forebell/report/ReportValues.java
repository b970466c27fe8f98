package org.forebell.report;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Values for the fields of reports, as JSON with single quotes: such as keep the contract, and such
 * as come near.
 */
final class ReportValues {

  private static final String LONG_NAME = "x".repeat(128);
  private static final String LONG_AREA = "ETH/" + "é".repeat(120);

  private static final List<String> NAMES =
      List.of(
          "'a'",
          "'sind-20425'",
          "'" + LONG_NAME + "'",
          "'\uD83D\uDE00 " + "z".repeat(126) + "'",
          "' '",
          "'Ärea 51'",
          "'\\u0041'",
          "'\\ud83d\\ude00'",
          "'الف\u200Cب'",
          "'\\'\\\\\\/'");
  private static final List<String> BAD_NAMES =
      List.of(
          "''",
          "'x" + LONG_NAME + "'",
          "'a\\u0000'",
          "'a\\n'",
          "'\\u007f'",
          "'\\ud800'",
          "'\\udc00x'",
          "'\\u2028'",
          "'\u202Ex'",
          "'\u0085'",
          "'\\u2066'",
          "7",
          "true",
          "[]",
          "{'id':'a'}",
          "['a']");
  private static final List<String> TIMES =
      List.of(
          "'2016-01-01T00:00:00Z'",
          "'2016-01-01T12:00Z'",
          "'2016-02-29T23:59:59.999999999Z'",
          "'2016-01-01T03:00:00+03:00'",
          "'2015-12-31T18:30:00-05:30'",
          "'1990-01-01T00:00:00Z'",
          "'2099-12-31T23:59:59Z'",
          "'2000-02-29T00:00:00+18:00'",
          "'2016-01-02T11:59:59.5Z'",
          "'2016-01-0\\u0031T00:00:00Z'",
          "'2016-01-01T00:00:00-00:00'");
  private static final List<String> BAD_TIMES =
      List.of(
          "'2016-01-01'",
          "'2016-01-01T00:00:00'",
          "'2016-01-01 00:00:00Z'",
          "'2015-02-29T00:00:00Z'",
          "'2016-02-30T00:00:00Z'",
          "'2016-04-31T00:00:00Z'",
          "'2016-13-01T00:00:00Z'",
          "'2016-00-01T00:00:00Z'",
          "'2016-01-00T00:00:00Z'",
          "'2016-01-01T24:00:00Z'",
          "'2016-01-01T23:60:00Z'",
          "'2016-01-01T23:59:60Z'",
          "'2016-01-01T00:00:00.Z'",
          "'2016-01-01T00:00:00.1234567890Z'",
          "'2016-01-01T00:00:00+3:00'",
          "'2016-01-01T00:00:00+0300'",
          "'2016-01-01T00:00:00+18:01'",
          "'2016-01-01T00:00:00+19:00'",
          "'2016-01-01t00:00:00z'",
          "'2016-01-01T00:00:00Z\\n'",
          "'+2016-01-01T00:00:00Z'",
          "''",
          "'now'",
          "'٢٠١٦-01-01T00:00:00Z'",
          "1451606400000",
          "'1451606400000'",
          "'0000-01-01T00:00:00Z'",
          "'1989-12-31T23:59:59Z'",
          "'1990-01-01T00:00:00+00:01'",
          "'1989-12-31T23:00:00-02:00'",
          "'2100-01-01T00:00:01Z'",
          "'2100-01-01T00:00:00Z'",
          "'2100-02-29T00:00:00Z'",
          "'2100-01-01T05:00:00+05:00'",
          "'9999-12-31T23:59:59Z'",
          "'2016-01-03T00:00:01Z'",
          "'2016-01-02T12:00:00.001Z'",
          "{}",
          "[]");
  private static final List<String> AREAS =
      List.of(
          "'ETH'",
          "'ETH/Oromia Region'",
          "'XAA/X'",
          "'" + LONG_AREA + "'",
          "'AFG/غور'",
          "'ETH/a/b'",
          "'ETH/ET04'");
  private static final List<String> BAD_AREAS =
      List.of(
          "''",
          "'ET'",
          "'eth'",
          "'ETHI'",
          "'ETH/'",
          "'ETH/ a'",
          "'ETH/a '",
          "'ETH/a\u00A0'",
          "'ETH/\u3000a'",
          "'ETH /a'",
          "'ETH/a\\u0007b'",
          "'ETH/a\\n'",
          "'" + LONG_AREA + "x'",
          "'ÉTH/a'",
          "'ETH\\\\a'",
          "'ETH/\\ud800'",
          "'ETH\\n'",
          "12",
          "['ETH']");
  private static final List<String> COUNTS =
      List.of("0", "1", "100000", "1.0", "-0", "1e2", "0.0", "-0.0", "10E-1");
  private static final List<String> BAD_COUNTS =
      List.of(
          "-1",
          "100001",
          "1.5",
          "1e6",
          "1e999",
          "-1e999",
          "99999999999999999999",
          "2147483648",
          "4294967296",
          "18446744073709551616",
          "1e-1",
          "'1'",
          "true",
          "[]",
          "{}",
          "9".repeat(400),
          "0.1e1000");

  private static final Map<String, List<String>> GOOD =
      Map.ofEntries(
          Map.entry(
              "kind",
              List.of(
                  "'incident'", "'access'", "'nothing_to_report'", "'retraction'", "'heartbeat'")),
          Map.entry("id", NAMES),
          Map.entry("event", NAMES),
          Map.entry("route", NAMES),
          Map.entry("of", NAMES),
          Map.entry(
              "source",
              List.of(
                  "{'id':'a'}",
                  "{'id':'a','reliability':'A'}",
                  "{'reliability':null,'id':'b'}",
                  "{'id':'c','x':{'id':1}}")),
          Map.entry("credibility", List.of("1", "6", "2.0", "3")),
          Map.entry("occurredAt", TIMES),
          Map.entry("reportedAt", TIMES),
          Map.entry("knownAt", TIMES),
          Map.entry("until", TIMES),
          Map.entry("timePrecision", List.of("'P1D'", "'PT1H'", "'P1Y'")),
          Map.entry("area", AREAS),
          Map.entry("lat", List.of("0", "-90", "90", "90.0", "1e-300", "-0.0", "9.2188")),
          Map.entry("lon", List.of("180", "-180", "1.8E2", "41.1028")),
          Map.entry("geoPrecision", List.of("'point'", "'25km'", "'sea_air'")),
          Map.entry("status", List.of("'confirmed'", "'rumour'")),
          Map.entry(
              "act",
              List.of("'assault'", "'deprivation_of_liberty'", "'other'", "'\\u0061ssault'")),
          Map.entry("outcome", List.of("'harm'", "'near_miss'", "'none'")),
          Map.entry(
              "affects", List.of("[]", "['staff']", "['facility','staff']", "['staff','staff']")),
          Map.entry(
              "facility", List.of("{}", "{'type':'health'}", "{'type':null}", "{'name':'x'}")),
          Map.entry(
              "harm",
              List.of("{}", "{'killed':1}", "{'killed':null,'injured':3}", "{'kidnapped':-1}")),
          Map.entry("weapon", List.of("'bladed'", "'unknown'")),
          Map.entry("constraint", List.of("'restriction_movement'", "'mines_uxo'")),
          Map.entry("effect", List.of("'open'", "'denied'", "'unknown'")),
          Map.entry("actor", List.of("'x'", "{'name':['x']}", "null", "1e400")));

  private static final List<String> BAD_CODES =
      List.of(
          "''",
          "'Harm'",
          "'HARM'",
          "'harm '",
          "'no_such_code'",
          "'\\ud800'",
          "1",
          "true",
          "['harm']",
          "{}",
          "'assaults'",
          "'P1H'",
          "'staff'");

  private static final Map<String, List<String>> BAD =
      Map.ofEntries(
          Map.entry("id", BAD_NAMES),
          Map.entry("event", BAD_NAMES),
          Map.entry("route", BAD_NAMES),
          Map.entry("of", BAD_NAMES),
          Map.entry(
              "source",
              List.of(
                  "'desk-7'",
                  "{}",
                  "[]",
                  "1",
                  "{'id':null}",
                  "{'id':''}",
                  "{'id':7}",
                  "{'id':'a','reliability':'G'}",
                  "{'id':'a','reliability':'a'}",
                  "{'id':'a','reliability':1}",
                  "{'reliability':'A'}")),
          Map.entry(
              "credibility", List.of("0", "7", "1.5", "'2'", "-1", "1e9", "99999999999", "[]")),
          Map.entry("occurredAt", BAD_TIMES),
          Map.entry("reportedAt", BAD_TIMES),
          Map.entry("knownAt", BAD_TIMES),
          Map.entry("until", BAD_TIMES),
          Map.entry("area", BAD_AREAS),
          Map.entry(
              "lat",
              List.of("90.1", "-91", "1e999", "-1e999", "'9'", "'NaN'", "[1]", "9".repeat(500))),
          Map.entry("lon", List.of("180.0001", "-181", "1e999", "true", "{}")),
          Map.entry(
              "affects",
              List.of(
                  "'staff'", "['Staff']", "[null]", "[['staff']]", "[1]", "{}", "['staff',{}]")),
          Map.entry(
              "facility",
              List.of("'health'", "[]", "{'type':'Health'}", "{'type':1}", "{'type':{}}")),
          Map.entry(
              "harm",
              List.of(
                  "1",
                  "[]",
                  "{'killed':-1}",
                  "{'injured':1.5}",
                  "{'deprivedOfLiberty':'2'}",
                  "{'killed':{}}")));

  private ReportValues() {}

  /** All fields that the contract knows for some kind, and one it does not know. */
  static List<String> keys() {
    return GOOD.keySet().stream().sorted().toList();
  }

  static String good(String key, Random random) {
    if (key.equals("harm") && random.nextBoolean()) {
      return "{'killed':" + pick(COUNTS, random) + ",'injured':" + pick(COUNTS, random) + "}";
    }
    return pick(GOOD.getOrDefault(key, List.of("1", "'x'", "{'a':[{}]}")), random);
  }

  static String bad(String key, Random random) {
    if (key.equals("harm") && random.nextBoolean()) {
      return "{'killed':" + pick(BAD_COUNTS, random) + "}";
    }
    return pick(BAD.getOrDefault(key, BAD_CODES), random);
  }

  static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
