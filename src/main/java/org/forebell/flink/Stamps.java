package org.forebell.flink;

/** Who says when a report became known: its time in the topic is the clock of all decisions. */
public enum Stamps {
  /** The broker, when it takes the record: no sender can set the clock. For live topics. */
  BROKER("LogAppendTime"),
  /** The sender: for back-fills, demo and tests, which tell of other times than now. */
  SENDER("CreateTime");

  private final String type;

  Stamps(String type) {
    this.type = type;
  }

  /** Kafka's {@code message.timestamp.type}. */
  public String type() {
    return type;
  }
}
