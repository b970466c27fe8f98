package org.forebell.cli;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.forebell.flink.AnswerTopics;
import org.forebell.inbound.ReplyParser;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that answer alerts share. */
final class Answering {

  private static final Pattern POST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  @Mixin private BrokerOptions brokers;

  @Option(
      names = "--by",
      paramLabel = "RECIPIENT",
      defaultValue = "${env:FOREBELL_POST:-duty-desk}",
      description =
          "who answers, by the name in the routing; no person's name (else FOREBELL_POST, else"
              + " duty-desk)")
  private String by;

  /** Something to write. */
  @FunctionalInterface
  interface Writing {
    void to(AnswerTopics topics) throws IOException;
  }

  String by() {
    if (!POST.matcher(by).matches()) {
      throw new CannotBegin(
          "--by must be a name as in the routing: letters, digits, dots, dashes, underscores");
    }
    return by;
  }

  /** A name as alerts have it. */
  static String name(String typed) {
    String name = ReplyParser.name(typed);
    if (name == null) {
      throw new CannotBegin(
          "'" + typed + "' is no alert's name; write all of it, such as K7RT-4MQD");
    }
    return name;
  }

  /** Writes, and returns when the brokers have it. */
  void keep(Writing writing) throws IOException {
    try (AnswerTopics topics = new AnswerTopics(brokers.client())) {
      writing.to(topics);
    } catch (KafkaException e) {
      throw brokers.explained(e);
    } catch (IOException e) {
      throw brokers.explained(e);
    }
  }
}
