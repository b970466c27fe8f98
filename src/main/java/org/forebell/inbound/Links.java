package org.forebell.inbound;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Function;
import org.forebell.delivery.Language;
import org.forebell.delivery.LinkToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people open from a mail: {@code GET /ack/TOKEN} asks and changes nothing, since programs
 * open links before people do; {@code POST} acknowledges, as often as pressed the same. A link that
 * was never made and one whose time is over get the same page.
 */
public final class Links {
  private static final Logger LOG = LoggerFactory.getLogger(Links.class);
  private static final String PATH = "/ack/";

  private final Desk desk;
  private final byte[] secret;
  private final Function<String, Language> languages;
  private final InstantSource time;
  private final AnswerPage page = new AnswerPage();

  /**
   * @param languages of recipients by name
   */
  public Links(Desk desk, byte[] secret, Function<String, Language> languages, InstantSource time) {
    this.desk = desk;
    this.secret = secret.clone();
    this.languages = languages;
    this.time = time;
  }

  Answer answer(Request request) {
    long now = time.millis();
    LinkToken link = LinkToken.read(request.path().substring(PATH.length()), secret, now);
    if (link == null) {
      return Answer.page(404, page.gone());
    }
    Language language = languages.apply(link.recipient());
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
