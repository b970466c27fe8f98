package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import org.forebell.risk.DecimalText;

/** Numbers of backtest.json as people read them. */
final class Words {

  private Words() {}

  /** A value to so many places, a dash where there is none. */
  static String number(JsonNode value, int places) {
    return value == null || !value.isNumber() ? "–" : DecimalText.of(value.asDouble(), places);
  }

  /** A share in percent. */
  static String percent(JsonNode value) {
    return value == null || !value.isNumber()
        ? "–"
        : DecimalText.of(value.asDouble() * 100, 1) + " %";
  }
}
