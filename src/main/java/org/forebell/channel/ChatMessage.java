package org.forebell.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Brief;

/**
 * A letter in the shape of a chat's incoming webhook, by the template of its name. Words stand in
 * fields of plain text where the chat has such; where it has not, what would be markup, or would
 * call everybody, is taken out of the words.
 */
final class ChatMessage {

  /** Slack refuses a block of more than 3,000 characters, and is the strictest. */
  private static final int LONGEST = 2_900;

  private final Template template;
  private final boolean markup;

  ChatMessage(Medium.Shape shape) {
    template = new Template(resource(shape));
    markup = shape == Medium.Shape.MATTERMOST;
  }

  private static String resource(Medium.Shape shape) {
    String name =
        switch (shape) {
          case SLACK -> "slack";
          case MATTERMOST -> "mattermost";
          case TEAMS -> "teams";
          case CONTRACT -> throw new IllegalArgumentException("the contract is no chat");
        };
    try (InputStream in = ChatMessage.class.getResourceAsStream("/chat/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] write(Parcel parcel, Brief brief) {
    Map<String, String> values =
        Map.of(
            "headline", plain(brief.headline()),
            "description", plain(brief.description()),
            "instruction", plain(brief.instruction()),
            "tlp", parcel.tier().label());
    return template.fill(values::get, Template.Escape.JSON).getBytes(StandardCharsets.UTF_8);
  }

  private String plain(String words) {
    String text = markup ? words.replaceAll("([\\\\`*_\\[\\]<>#|~!])", "\\\\$1") : words;
    // A space of no width: @channel is a word again.
    text = text.replace("@", "@\u200B");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
