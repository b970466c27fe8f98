package crookedhouse.risk;

public enum Level {
  HIGH;

  public crookedhouse.silence.Hush lowered() {
    return new crookedhouse.silence.Hush();
  }
}
