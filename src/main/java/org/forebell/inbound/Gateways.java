package org.forebell.inbound;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What gateways of text messages call: {@code /in/NAME/reply} and {@code /in/NAME/receipt}, where
 * NAME is that of the channel; a gateway that serves RapidPro calls {@code received}, {@code sent},
 * {@code delivered} and {@code failed} there.
 *
 * <p>202 says that it was read, whatever became of it; 503 that it could not be kept and should be
 * sent again. A gateway that is not known and one that cannot prove itself get the same 401.
 */
public final class Gateways {
  private static final Logger LOG = LoggerFactory.getLogger(Gateways.class);

  private static final Pattern PATH = Pattern.compile("/in/([a-z0-9-]{1,64})/([a-z]{1,20})");

  /** Stands in for gateways that are not known, so that these take as long to refuse. */
  private static final Proof NOBODY = new Proof("nobody has this secret");

  private final Desk desk;
  private final Map<String, Proof> proofs = new HashMap<>();
  private final InstantSource time;

  /**
   * @param secrets of each gateway, by the name of its channel
   */
  public Gateways(Desk desk, Map<String, String> secrets, InstantSource time) {
    this.desk = desk;
    this.time = time;
    secrets.forEach((name, secret) -> proofs.put(name, new Proof(secret)));
  }

  Answer answer(Request request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return Answer.of(401);
    }
    String name = path.group(1);
    long now = time.millis();
    boolean proven = proofs.getOrDefault(name, NOBODY).isGivenBy(request, now);
    if (!proven || !proofs.containsKey(name)) {
      return Answer.of(401);
    }
    Callback callback = request.callback();
    if (callback == null) {
      return Answer.of(400);
    }
    try {
      return Answer.of(take(name, path.group(2), callback, now) ? 202 : 404);
    } catch (IOException e) {
      LOG.warn("what gateway {} told could not be kept; it is to tell it again", name, e);
      return Answer.of(503);
    }
  }

  /** Whether there is such an action. */
  private boolean take(String name, String action, Callback callback, long now) throws IOException {
    switch (action) {
      case "reply", "received" -> desk.reply(name, callback, now);
      case "receipt" -> desk.receipt(name, callback.receipt(), now);
      case "sent", "delivered", "failed" -> desk.receipt(name, callback.receipt(action), now);
      default -> {
        return false;
      }
    }
    return true;
  }
}
