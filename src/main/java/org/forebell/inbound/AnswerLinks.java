package org.forebell.inbound;

import java.io.IOException;
import java.time.InstantSource;
import org.forebell.delivery.Language;
import org.forebell.delivery.LinkToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people open from a mail: {@code GET /ack/TOKEN} asks and changes nothing, since programs
 * open links before people do; {@code POST} acknowledges, as often as pressed the same. A link that
 * was never made and one whose time is over get the same page.
 */
public final class AnswerLinks {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerLinks.class);
  private static final String PATH = "/ack/";

  private final Desk desk;
  private final byte[] secret;
  private final InstantSource time;
  private final AnswerPage page = new AnswerPage();

  /**
   * @param secret with which links are signed; null where there are none
   */
  public AnswerLinks(Desk desk, byte[] secret, InstantSource time) {
    this.desk = desk;
    this.secret = secret == null ? null : secret.clone();
    this.time = time;
  }

  Answer answer(Request request) {
    long now = time.millis();
    String token = request.path().substring(PATH.length());
    LinkToken link = secret == null ? null : LinkToken.read(token, secret, now);
    if (link == null) {
      return Answer.page(404, page.gone());
    }
    Language language = desk.language(link.recipient());
    String name = link.alert() + " v" + link.version();
    if (request.isGet()) {
      return Answer.page(200, page.question(language, name));
    }
    if (!request.isPost()) {
      return Answer.of(405);
    }
    try {
      desk.pressed(link, now);
      return Answer.page(200, page.thanks(language, name));
    } catch (IOException e) {
      LOG.warn("an acknowledgement could not be kept; the page says so", e);
      return Answer.of(503);
    }
  }
}
