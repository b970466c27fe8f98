package org.forebell.backtest.lived;

/**
 * A published bar and where a policy stands.
 *
 * @param value NaN where there is too little to say
 * @param met also where there is too little to say: nothing shows that it is broken
 */
public record EquityBar(String name, String subject, double bar, double value, boolean met) {

  static EquityBar atMost(String name, String subject, double bar, double value) {
    return new EquityBar(name, subject, bar, value, Double.isNaN(value) || value <= bar);
  }

  static EquityBar atLeast(String name, String subject, double bar, double value) {
    return new EquityBar(name, subject, bar, value, Double.isNaN(value) || value >= bar);
  }
}
