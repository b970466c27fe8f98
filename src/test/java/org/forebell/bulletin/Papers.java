package org.forebell.bulletin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.forebell.bulletin.Gathered.Topic;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.AcknowledgementJson;
import org.forebell.delivery.Tier;
import org.forebell.place.Gazetteer;
import org.forebell.wording.Posture;
import org.forebell.wording.Redaction;

/** Records as the jobs publish them, about a small country, by hand. */
public final class Papers {

  public static final long MIDNIGHT = Instant.parse("2024-03-17T00:00:00Z").toEpochMilli();
  public static final long AT = Instant.parse("2024-03-17T06:00:00Z").toEpochMilli();
  public static final long DAY = 86_400_000L;

  public static final String GAZETTEER =
      """
      country,level,code,code_type,name,parent,other_names,lat,lon,neighbours,country_names
      XAA,0,XAA,iso_3166_1,Aland,,,,,,
      XAA,1,XA01,pcode,Upper River,XAA,,10,30,XAA/XA02,
      XAA,1,XA02,pcode,Lower River,XAA,,9,31,XAA/XA01|XAA/XA03,
      XAA,1,XA03,pcode,The Hills,XAA,,8,30,XAA/XA02,
      XAA,2,XA0101,pcode,Old Harbour,XA01,,10.1,30.1,,
      """;

  private final List<Paper> papers = new ArrayList<>();

  /** A record of a topic. */
  public record Paper(Topic topic, byte[] record) {}

  public static Gazetteer gazetteer() {
    try {
      return Gazetteer.read(new StringReader(GAZETTEER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shipped posture; with it every area is sensitive. */
  public static Redaction redaction(boolean sensitive) {
    try {
      String yaml = Files.readString(Path.of("config/posture.yaml"));
      String asked = sensitive ? yaml : yaml.replace("unlessNamed: true", "unlessNamed: false");
      return new Redaction(Posture.read(new ByteArrayInputStream(asked.getBytes(UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Edition edition(Tier tier) {
    return new Edition(
        "A test <b>&", tier, ZoneOffset.UTC, "1", "abcd1234", "--offsets 'alerts=0-1'");
  }

  public List<Paper> all() {
    return List.copyOf(papers);
  }

  /** What an instant knows of these papers. */
  public Gathered gathered(long at) {
    Gathered gathered = new Gathered(at);
    papers.forEach(each -> gathered.take(each.topic(), each.record()));
    return gathered;
  }

  public Bulletin bulletin(Tier tier) {
    return new Editor(redaction(true), gazetteer()).edit(gathered(AT), edition(tier));
  }

  public Papers add(Topic topic, String record) {
    papers.add(new Paper(topic, record.getBytes(UTF_8)));
    return this;
  }

  /** An assessment, with counts of 24 hours and of 7 days: incidents and signs of each. */
  public Papers assessed(
      String area, String subject, long at, double chance, String level, int... counts) {
    return add(
        Topic.ASSESSMENTS,
        """
        {"area":"%s","subject":"%s","at":"%s","horizon":"P7D","probability":%s,"usual":0.05,\
        "level":"%s","factors":[],"counts":{"last24h":%s,"last7d":%s,"last30d":%s,\
        "accessInForce":%d},"model":"m/1","policy":"p1"}"""
            .formatted(
                area,
                subject,
                Instant.ofEpochMilli(at),
                chance,
                level,
                window(counts, 0),
                window(counts, 2),
                window(counts, 2),
                counts.length > 4 ? counts[4] : 0));
  }

  private static String window(int[] counts, int from) {
    return "{\"incidents\":%d,\"nearMissesAndThreats\":%d,\"accessConstraints\":0}"
        .formatted(
            counts.length > from ? counts[from] : 0,
            counts.length > from + 1 ? counts[from + 1] : 0);
  }

  /** A version of an alert; its area is in the gazetteer where a code is given. */
  public Papers alert(
      String id, int version, String change, String area, String from, String to, long at) {
    return alert("risk", id, version, change, area, from, to, at);
  }

  public Papers alert(
      String kind,
      String id,
      int version,
      String change,
      String area,
      String from,
      String to,
      long at) {
    var place = gazetteer().find(area);
    String placed =
        place == null
            ? "\"placed\":false"
            : """
              "placed":true,"place":{"code":"%s","codeType":"%s","name":"%s","country":"%s",\
              "countryName":"%s"}"""
                .formatted(
                    place.code(),
                    place.codeType(),
                    place.name(),
                    place.country(),
                    place.countryName());
    return add(
        Topic.ALERTS,
        """
        {"kind":"%s","id":"%s","version":%d,"change":"%s","area":"%s",%s,"subject":"staff",\
        "level":"%s","previousLevel":"%s","at":"%s","horizon":"P7D","probability":0.4,\
        "usual":0.05,"confidence":"moderate","factors":[{"name":"recent_incidents","value":3,\
        "effect":1.1}],"counts":{"last24h":%s,"last7d":%s,"last30d":%s,"accessInForce":1},\
        "access":[{"constraint":"restriction_movement","effect":"denied","routes":2}],\
        "evidence":["r-1","r-2"],"evidenceTotal":2,"exitRule":"","exit":{"kind":"steps_down",\
        "dwell":"P3D","probability":0.2,"floor":0.1,"lift":2},"validUntil":"%s","test":false,\
        "model":"m/1","policy":"p1"}"""
            .formatted(
                kind,
                id,
                version,
                change,
                area,
                placed,
                to,
                from,
                Instant.ofEpochMilli(at),
                window(new int[] {1, 1}, 0),
                window(new int[] {3, 2}, 0),
                window(new int[] {6, 2}, 0),
                Instant.ofEpochMilli(at + 7 * DAY)));
  }

  public Papers answered(String alert, String by, long at) {
    return add(
        Topic.ACKNOWLEDGEMENTS,
        new String(
            AcknowledgementJson.write(new Acknowledgement(alert, 0, by, "command", at)), UTF_8));
  }

  /** A day of everything: ups, downs, an alert withdrawn, a silence, what is turned away. */
  public static Papers day() {
    Papers papers = new Papers();
    for (int day = 57; day >= 0; day--) {
      long at = MIDNIGHT - day * DAY;
      double chance = day > 7 ? 0.1 : 0.4;
      papers.assessed(
          "XAA/XA01", "staff", at, chance, day > 7 ? "normal" : "critical", 1, 0, 3, 2, 1);
      papers.assessed("XAA/XA01", "facility", at, 0.02, "normal");
      papers.assessed("XAA/XA02", "staff", at, 0.08, "watch", 0, 1, 0, 1);
      papers.assessed("XAA/XA02", "facility", at, 0.01, "normal");
      papers.assessed("XAA/Farm of the Lake", "staff", at, 0.3, "warning", 2, 0, 4, 0);
    }
    return papers
        .alert("C4C4-2222", 1, "raised", "XAA/XA01", "normal", "warning", MIDNIGHT - 7 * DAY)
        .alert("C4C4-2222", 2, "escalated", "XAA/XA01", "warning", "critical", MIDNIGHT - 3_600_000)
        .alert("D4D4-2222", 1, "raised", "XAA/XA02", "normal", "watch", MIDNIGHT - 20 * DAY)
        .alert("F4F4-2222", 4, "cancelled", "XAA/XA03", "watch", "normal", MIDNIGHT - 7_200_000)
        .alert(
            "H4H4-2222",
            1,
            "raised",
            "XAA/Farm of the Lake",
            "normal",
            "warning",
            MIDNIGHT - 2 * DAY)
        .alert("silence", "J4J4-2222", 1, "raised", "XAA/XA03", "normal", "watch", MIDNIGHT - DAY)
        .answered("H4H4-2222", "field-duty-a", MIDNIGHT - DAY)
        .add(
            Topic.REJECTED,
            """
            {"topic":"reports.incident","partition":0,"offset":7,"knownAt":"2024-03-16T12:00:00Z",\
            "reason":"unknown_code","detail":"/act: Jane Roe","bytes":"SmFuZSBSb2U="}""")
        .add(
            Topic.OUTCOMES,
            """
            {"alert":"D4D4-2222","outcome":"averted","by":"duty-desk","at":"2024-03-10T00:00:00Z",\
            "lesson":"Jane Roe left early"}""");
  }
}
