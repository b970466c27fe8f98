package org.forebell.backtest.measure;

/** How good forecasts of a yes or no are, each by its usual definition. */
public enum Measure {
  /** Σ (recall step) · precision over all distinct forecasts, as scikit-learn defines it. */
  AVERAGE_PRECISION("average_precision", "Average precision"),
  /** The chance that an event was given more than a quiet day, ties half (Hanley, McNeil 1982). */
  AUC("auc", "AUC"),
  /** Mean squared distance of forecast and outcome (Brier 1950); 0 is perfect. */
  BRIER("brier", "Brier score"),
  /** 1 − Brier / Brier of the judged days' own share of events; 0 is no better than that. */
  BRIER_SKILL("brier_skill", "Brier skill"),
  /** Mean −log of the chance given to what came, nats; 0 is perfect. */
  LOG_SCORE("log_score", "Log score"),
  /** Mean distance of forecast and observed share over ten bins of equal count. */
  CALIBRATION_ERROR("calibration_error", "Calibration error"),
  /** Standard deviation of the forecasts. */
  SHARPNESS("sharpness", "Sharpness");

  private final String code;
  private final String title;

  Measure(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The name in backtest.json. */
  public String code() {
    return code;
  }

  /** The name for people. */
  public String title() {
    return title;
  }
}
