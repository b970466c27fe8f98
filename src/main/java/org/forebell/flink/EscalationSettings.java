package org.forebell.flink;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.forebell.place.Gazetteer;
import org.forebell.policy.NoticeParser;
import org.forebell.policy.PolicyBook;
import org.forebell.policy.PublishedPolicy;
import org.forebell.risk.Policy;
import org.forebell.risk.RiskModel;

/**
 * What people tune, as the bytes of their files: each machine of a job reads them for itself.
 *
 * @param policy config/policy.yaml
 * @param model config/model.json
 * @param gazetteer config/gazetteer.csv
 */
public record EscalationSettings(byte[] policy, byte[] model, byte[] gazetteer)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The policy; throws with the key and what to do when it cannot work. */
  public Policy readPolicy() {
    return readPublished().policy();
  }

  /** The policy with what it says of single areas, and its model. */
  public PublishedPolicy readPublished() {
    return PublishedPolicy.read(Policy.parse(new ByteArrayInputStream(policy)), readModel());
  }

  /** The model. */
  public RiskModel readModel() {
    return RiskModel.read(new ByteArrayInputStream(model));
  }

  /**
   * The last day that the model was fitted on, epoch milliseconds; {@link Long#MIN_VALUE} when it
   * does not say.
   */
  long fittedUntil() throws IOException {
    String day = new ObjectMapper().readTree(model).at("/fittedOn/to").asText();
    return day.isEmpty()
        ? Long.MIN_VALUE
        : LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  NoticeParser noticeParser() {
    return new NoticeParser(readModel());
  }

  /** What follows from notices that were taken, by their number. */
  PolicyBook book(Iterable<KnownNotice> taken) {
    PolicyBook book = new PolicyBook(readPublished());
    NoticeParser parser = noticeParser();
    for (KnownNotice each : taken) {
      book.add(parser.read(each.json()).notice(), each.knownAt());
    }
    return book;
  }

  Ticks ticks() {
    return Ticks.every(readPolicy().cadence());
  }

  Gazetteer places() throws IOException {
    return Gazetteer.read(
        new InputStreamReader(new ByteArrayInputStream(gazetteer), StandardCharsets.UTF_8));
  }
}
