package org.forebell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTextTest {

  private static final String ALERT =
      """
      {"id":"3QMT-2QF6","version":3,"change":"escalated","area":"SSD/SS04","placed":true,
       "place":{"code":"SS04","codeType":"pcode","name":"Upper River","country":"SSD",
       "countryName":"Some Country"},"subject":"staff","level":"warning","previousLevel":"watch",
       "at":"2024-03-17T19:16:14.924Z","horizon":"P7D","probability":0.43,"usual":0.33,
       "confidence":"high","factors":[{"name":"world_rate","value":0.0024,"effect":-6.03},
       {"name":"recent_incidents","value":9.5,"effect":0.875469},
       {"name":"near_misses","value":3,"effect":0}],
       "counts":{"last24h":{"incidents":1,"nearMissesAndThreats":0,"accessConstraints":0},
       "last7d":{"incidents":2,"nearMissesAndThreats":3,"accessConstraints":1},
       "last30d":{"incidents":2,"nearMissesAndThreats":6,"accessConstraints":1},"accessInForce":1},
       "access":[{"constraint":"hostilities","effect":"closed","routes":1}],
       "evidence":["r-1","r-2","r-3","r-4","r-5"],"evidenceTotal":12,
       "exitRule":"Steps down when, for 3 days, the chance stays below 25 %.",
       "validUntil":"2024-03-24T19:16:14.924Z","test":false,"model":"m/1","policy":"1"}
      """;

  private static final List<String> BLAME =
      List.of(
          "attack by",
          "terror",
          "rebel",
          "regime",
          "militia",
          "criminal",
          "enemy",
          "blame",
          "perpetrat",
          "brutal",
          "cowardly");

  @Test
  void itSaysAtAGlanceWhatWhereHowLikelyHowSureWhyAndWhenItEnds() throws Exception {
    assertThat(AlertText.of(alert(), 80))
        .isEqualTo(
            """
            WARNING · STAFF · Upper River (up from watch) · 3QMT-2QF6 v3 · 2024-03-17 19:16Z
              where    Upper River, Some Country (SS04)
              chance   unlikely (43 %, 1 in 2.3) of an incident or threat within 7 days;
                       usual here 33 %; confidence high
              why      recent incidents and threats ×2.4
              counted  incidents 1/2/2, near misses and threats 0/3/6, access constraints
                       0/1/1 (24 h / 7 d / 30 d)
              access   1 route closed, hostilities
              rests on 12 reports: r-1, r-2, r-3, r-4 and 8 more
              ends     Steps down when, for 3 days, the chance stays below 25 %. Valid until
                       2024-03-24 19:16Z."""
                .stripTrailing());
  }

  @Test
  void nothingIsToldAsCertainOrImpossible() throws Exception {
    assertThat(AlertText.of(new ObjectMapper().readTree(ALERT.replace("0.43", "0.9999")), 120))
        .contains("almost certain (over 99 %, 1 in 1)");
    assertThat(AlertText.of(new ObjectMapper().readTree(ALERT.replace("0.43", "0.0001")), 120))
        .contains("almost no chance (below 0.1 %, 1 in 10000)");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 48, 60, 80, 160})
  void noLineIsWiderThanThePhone(int columns) throws Exception {
    assertThat(AlertText.of(alert(), columns).split("\n"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
  }

  @Test
  void itBlamesNobody() throws Exception {
    String text = AlertText.of(alert(), 80).toLowerCase(Locale.ROOT);

    assertThat(BLAME).noneMatch(text::contains);
  }

  @Test
  void anExerciseSaysSoTwice() throws Exception {
    String drill = ALERT.replace("\"test\":false", "\"test\":true");

    assertThat(AlertText.of(new ObjectMapper().readTree(drill), 80))
        .startsWith("EXERCISE EXERCISE ");
  }

  private static JsonNode alert() throws Exception {
    return new ObjectMapper().readTree(ALERT);
  }
}
