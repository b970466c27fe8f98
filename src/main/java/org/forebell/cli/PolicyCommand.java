package org.forebell.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.flink.EscalationSettings;
import org.forebell.policy.AreaOverride;
import org.forebell.policy.InForce;
import org.forebell.policy.Notice;
import org.forebell.policy.PublishedPolicy;
import org.forebell.risk.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Policies and overrides of the running job, by the topic {@code policy}. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PolicyCompareCommand.class,
    description = {
      "Publishes policies, shadow policies and overrides of areas while the job runs. Each takes",
      "force at the time the brokers have it, and stays in the topic with who published it and why."
    })
final class PolicyCommand implements Runnable {

  private static final InstantSource TIME = InstantSource.system();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which command");
  }

  /** Who answers for what is published, and why; both stay in the topic. */
  static final class Because {

    @Option(
        names = "--by",
        required = true,
        paramLabel = "POST",
        description = "the post that answers for it, such as \"duty desk East\"; no person's name")
    private String by;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
    private String reason;

    ObjectNode record(String kind) {
      return Publishing.record(kind, by, reason);
    }
  }

  @Command(
      name = "publish",
      mixinStandardHelpOptions = true,
      description = "Publishes a policy: live at once, or as a shadow that calls nobody.")
  int publish(
      @Mixin Publishing topic,
      @Mixin Because because,
      @Parameters(paramLabel = "FILE", description = "as config/policy.yaml, with its own version")
          String file,
      @Option(names = "--shadow", description = "run it beside the live one, to alerts.shadow")
          boolean shadow,
      @Option(names = "--model", paramLabel = "F", description = "the model it goes with")
          String model)
      throws IOException {
    JsonNode document =
        Policy.parse(new ByteArrayInputStream(Defaults.bytes(file, Defaults.POLICY)));
    ObjectNode record = because.record("policy").put("mode", shadow ? "shadow" : "live");
    record.set("policy", document);
    if (model != null) {
      record.set("model", new ObjectMapper().readTree(Defaults.bytes(model, Defaults.MODEL)));
    }
    String version = document.path("version").asText();
    topic.publish("policy:" + version, record, TIME.millis());
    say(version + (shadow ? " runs as a shadow" : " is live") + " from now on");
    return 0;
  }

  @Command(
      name = "promote",
      mixinStandardHelpOptions = true,
      description = "Makes a shadow live, or an earlier policy, the shipped one too, live again.")
  int promote(
      @Mixin Publishing topic,
      @Mixin Because because,
      @Parameters(paramLabel = "VERSION") String version)
      throws IOException {
    ObjectNode record = because.record("promotion").put("of", version);
    topic.publish("promotion:" + version + ":" + TIME.millis(), record, TIME.millis());
    say(version + " is live from now on");
    return 0;
  }

  @Command(
      name = "retire",
      mixinStandardHelpOptions = true,
      description = {
        "Takes a policy away: a shadow ends, and where the live one goes the one before it holds.",
        "Ends an override before its time."
      })
  int retire(
      @Mixin Publishing topic,
      @Mixin Because because,
      @Parameters(paramLabel = "VERSION|ID") String name)
      throws IOException {
    ObjectNode record = because.record("retirement").put("of", name);
    topic.publish("retirement:" + name, record, TIME.millis());
    say(name + " is retired from now on");
    return 0;
  }

  @Command(
      name = "override",
      mixinStandardHelpOptions = true,
      description = {
        "Decides about an area until an end: tell at least a level, call nobody, or exercise.",
        "Every alert of the area says so while it lasts."
      })
  int override(
      @Mixin Publishing topic,
      @Mixin Because because,
      @Parameters(paramLabel = "ID", description = "a name for it, used once") String id,
      @Parameters(paramLabel = "AREA", description = "as in reports, or AFG for a country")
          String area,
      @Option(names = "--floor", paramLabel = "LEVEL", description = "tell at least this level")
          String floor,
      @Option(names = "--exercise", paramLabel = "LEVEL", description = "an exercise at this level")
          String exercise,
      @Option(names = "--mute", description = "call nobody; alerts are written all the same")
          boolean mute,
      @Option(names = "--subject", paramLabel = "S", description = "staff or facility; else both")
          String subject,
      @Option(
              names = "--until",
              required = true,
              paramLabel = "T",
              description =
                  "its end: 2026-01-31T12:00:00Z, or a span from now such as PT12H or P3D")
          String until)
      throws IOException {
    int said = (floor == null ? 0 : 1) + (exercise == null ? 0 : 1) + (mute ? 1 : 0);
    if (said != 1) {
      throw new CannotBegin("say one of --floor LEVEL, --exercise LEVEL and --mute");
    }
    ObjectNode record =
        because
            .record("override")
            .put("id", id)
            .put("area", area)
            .put("action", mute ? "mute" : floor == null ? "exercise" : "floor")
            .put("until", end(until).toString());
    if (!mute) {
      record.put("level", floor == null ? exercise : floor);
    }
    if (subject != null) {
      record.put("subject", subject);
    }
    topic.publish("override:" + id, record, TIME.millis());
    say(id + " is in force until " + end(until));
    return 0;
  }

  static Instant end(String text) {
    try {
      return text.startsWith("P")
          ? TIME.instant().plus(Duration.parse(text)).truncatedTo(ChronoUnit.SECONDS)
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw new CannotBegin(
          "--until: '" + text + "' is no time; write 2026-01-31T12:00:00Z, PT12H or P3D", e);
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "What is in force now, and all that was published, with by whom and why.")
  int list(@Mixin Publishing topic) throws IOException {
    Publishing.Published published = topic.read();
    InForce now = published.book().at(TIME.millis());
    say("live      " + now.live().version());
    now.shadows().forEach(each -> say("shadow    " + each.version()));
    for (AreaOverride each : now.overrides()) {
      say(
          "override  %s: %s %s%s until %s"
              .formatted(
                  each.id(),
                  each.area(),
                  each.action().code(),
                  each.level() == null ? "" : " " + each.level().code(),
                  Instant.ofEpochMilli(each.until())));
    }
    say("");
    say("shipped   " + published.settings().readPublished().version());
    for (Publishing.Taken each : published.taken()) {
      say(
          "%s  %s, by %s: %s"
              .formatted(
                  Instant.ofEpochMilli(each.at()),
                  what(each),
                  each.record().path("by").asText(),
                  each.record().path("reason").asText()));
    }
    return 0;
  }

  private static String what(Publishing.Taken taken) {
    if (taken.notice() instanceof Notice.Publication publication) {
      return "policy " + publication.policy().version() + (publication.live() ? "" : " (shadow)");
    }
    JsonNode record = taken.record();
    String name = record.path("of").asText(record.path("id").asText());
    return record.path("kind").asText() + " " + name;
  }

  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description = "What two policies say differently, key by key; ends with 1 where they do.")
  int diff(
      @Mixin Publishing topic,
      @Parameters(paramLabel = "VERSION") String one,
      @Parameters(
              paramLabel = "VERSION",
              arity = "0..1",
              description = "the one to compare with; else the live one")
          String other)
      throws IOException {
    Publishing.Published published = topic.read();
    String with = other == null ? published.book().at(TIME.millis()).live().version() : other;
    Map<String, String> left = flat(document(published, with));
    Map<String, String> right = flat(document(published, one));
    TreeMap<String, String> all = new TreeMap<>(left);
    all.putAll(right);
    int differences = 0;
    for (String key : all.keySet()) {
      String was = left.getOrDefault(key, "-");
      String is = right.getOrDefault(key, "-");
      if (!was.equals(is)) {
        differences++;
        say(key + ": " + was + " in " + with + ", " + is + " in " + one);
      }
    }
    return differences == 0 ? 0 : 1;
  }

  private static JsonNode document(Publishing.Published published, String version)
      throws IOException {
    EscalationSettings settings = published.settings();
    if (settings.readPublished().version().equals(version)) {
      return Policy.parse(new ByteArrayInputStream(settings.policy()));
    }
    for (Publishing.Taken each : published.taken()) {
      if (each.notice() instanceof Notice.Publication publication) {
        PublishedPolicy policy = publication.policy();
        if (policy.version().equals(version)) {
          return each.record().path("policy");
        }
      }
    }
    throw new CannotBegin(
        "there is no policy " + version + "; forebell policy list names those that were published");
  }

  private static Map<String, String> flat(JsonNode document) {
    Map<String, String> flat = new TreeMap<>();
    flatten("", document, flat);
    flat.remove("version");
    return flat;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (!node.isObject()) {
      into.put(path, node.asText());
      return;
    }
    node.fields()
        .forEachRemaining(
            each ->
                flatten(
                    path.isEmpty() ? each.getKey() : path + "." + each.getKey(),
                    each.getValue(),
                    into));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
