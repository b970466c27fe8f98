package crookedhouse.risk;

public enum Level {
  HIGH
}
