package org.forebell.flink;

/** Many areas, each with an officer of its own, who is reached by two gateways. */
public final class CrisisRouting {

  private CrisisRouting() {}

  public static String area(int officer) {
    return "XAA/Area " + officer;
  }

  /** Everybody inside, in English, without quiet hours. */
  public static String yaml(int officers, String... channels) {
    StringBuilder recipients = new StringBuilder();
    StringBuilder areas = new StringBuilder();
    for (int i = 0; i < officers; i++) {
      recipients.append(
          "  officer-%d:\n    tier: inside\n    language: en\n    zone: UTC\n    channels:\n"
              .formatted(i));
      for (String channel : channels) {
        recipients.append(
            "      - {channel: %s, to: \"+2526%07d\", interrupts: true}\n".formatted(channel, i));
      }
      areas.append("  %s: {first: officer-%d}\n".formatted(area(i), i));
    }
    return """
        version: crisis
        recipients:
        %s
        ladders:
          quick:
            critical:
              - {call: first, wait: 12 h}
            warning:
              - {call: first, wait: 12 h}
            watch: digest
        areas:
          default: {ladder: quick, first: officer-0}
        %s
        """
        .formatted(recipients, areas);
  }

  /** A gateway of text messages that names its messages. */
  public static String gateway(String name, String url, String more) {
    return """
          %s:
            medium: sms
            live: true
            url: %s/send
            type: json
            body: '{"to": "{to}", "text": "{text}", "key": "{key}"}'
            reference: /id
        %s
        """
        .formatted(name, url, more);
  }
}
