package org.forebell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.forebell.bulletin.Bulletin;
import org.forebell.bulletin.Edition;
import org.forebell.bulletin.Editor;
import org.forebell.bulletin.Gathered;
import org.forebell.bulletin.page.BulletinPage;
import org.forebell.bulletin.page.CsvBulletin;
import org.forebell.bulletin.page.JsonBulletin;
import org.forebell.bulletin.page.TextBulletin;
import org.forebell.delivery.Tier;
import org.forebell.place.Gazetteer;
import org.forebell.report.PlainText;
import org.forebell.wording.Posture;
import org.forebell.wording.Redaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the daily bulletin. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the daily bulletin of an instant from what was published up to it: one page in a fixed",
      "order, as HTML, as text of 60 columns, as JSON, and its areas as CSV. It reads no reports.",
      "",
      "The foot says what it was made from and how to make it again, byte for byte."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "1:written, but what was decided ends more than 26 hours before the instant",
      "2:the records cannot be read, or nothing be written"
    })
final class ReportCommand implements Callable<Integer> {

  @Option(
      names = "--at",
      required = true,
      paramLabel = "T",
      description = "the cut-off: 2026-01-31T06:00:00Z, or 2026-01-31 for its midnight UTC")
  private String at;

  @Option(
      names = "--out",
      required = true,
      arity = "1..*",
      paramLabel = "F",
      description = "where to, each as its ending says: .html .txt .csv .json; - for the terminal")
  private List<Path> out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "html, text, csv or json, whatever the endings say")
  private String format;

  @Option(names = "--hxl", description = "a row of HXL tags under the names of the CSV's columns")
  private boolean hxl;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      defaultValue = "partner",
      description = {
        "how far its readers are trusted: inside, partner, outward (${DEFAULT-VALUE}); only inside",
        "tells who was not heard from and who has not answered"
      })
  private String tier;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Z",
      description = "whose clock stands beside UTC, such as Africa/Juba")
  private String zone;

  @Option(
      names = "--deployment",
      paramLabel = "NAME",
      defaultValue = "Forebell",
      description = "whose bulletin it is (${DEFAULT-VALUE})")
  private String deployment;

  @Option(names = "--posture", paramLabel = "F", description = "instead of the one that is shipped")
  private String posture;

  @Option(
      names = "--gazetteer",
      paramLabel = "F",
      description = "instead of the one that is shipped")
  private String gazetteer;

  @Mixin private Published published;

  @Spec private CommandSpec spec;

  private enum Form {
    HTML,
    TEXT,
    CSV,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    List<Form> forms = out.stream().map(this::form).toList();
    Gathered gathered = new Gathered(instant());
    Tier readers = tier();
    ZoneId clock = zone();
    String whose = deployment();
    byte[] places = Defaults.bytes(gazetteer, Defaults.GAZETTEER);
    Editor editor = editor();
    String source = published.into(gathered);
    Edition edition =
        new Edition(whose, readers, clock, Forebell.version(), fingerprint(places), source);
    Bulletin bulletin = editor.edit(gathered, edition);
    for (int i = 0; i < forms.size(); i++) {
      write(out.get(i), bytes(bulletin, forms.get(i)));
    }
    if (bulletin.head().isBehind()) {
      spec.commandLine()
          .getErr()
          .println("What was decided ends long before the instant; the page says so at its head.");
      return 1;
    }
    return 0;
  }

  private Form form(Path file) {
    if (format != null) {
      try {
        return Form.valueOf(format.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new CannotBegin("--format: '" + format + "' is none of html, text, csv, json", e);
      }
    }
    String name = file.toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "html", "htm" -> Form.HTML;
      case "txt", "text" -> Form.TEXT;
      case "csv" -> Form.CSV;
      case "json" -> Form.JSON;
      default ->
          throw new CannotBegin(
              "--out: the ending of "
                  + name
                  + " says no format; use .html .txt .csv .json, or --format");
    };
  }

  private byte[] bytes(Bulletin bulletin, Form form) {
    return switch (form) {
      case HTML -> BulletinPage.of(bulletin).getBytes(StandardCharsets.UTF_8);
      case TEXT -> TextBulletin.of(bulletin).getBytes(StandardCharsets.UTF_8);
      case CSV -> CsvBulletin.of(bulletin, hxl).getBytes(StandardCharsets.UTF_8);
      case JSON -> JsonBulletin.of(bulletin);
    };
  }

  private void write(Path file, byte[] bytes) throws IOException {
    if (file.toString().equals("-")) {
      PrintWriter terminal = spec.commandLine().getOut();
      terminal.print(new String(bytes, StandardCharsets.UTF_8));
      terminal.flush();
      return;
    }
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new CannotBegin(file + " cannot be written: " + e + ". Check the folder.", e);
    }
  }

  private Editor editor() throws IOException {
    Gazetteer places = Gazetteer.read(Defaults.reader(gazetteer, Defaults.GAZETTEER));
    try {
      Posture rules =
          Posture.read(new java.io.ByteArrayInputStream(Defaults.bytes(posture, Defaults.POSTURE)));
      return new Editor(new Redaction(rules), places);
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage(), e);
    }
  }

  private long instant() {
    try {
      return at.length() == 10
          ? LocalDate.parse(at).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
          : OffsetDateTime.parse(at).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new CannotBegin(
          "--at: '" + at + "' is no time; write 2026-01-31 or 2026-01-31T06:00:00Z", e);
    }
  }

  private Tier tier() {
    Tier found = Tier.of(tier);
    if (found == null) {
      throw new CannotBegin("--tier: '" + tier + "' is none of inside, partner, outward");
    }
    return found;
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new CannotBegin("--zone: '" + zone + "' is no zone; write Africa/Juba or +03:00", e);
    }
  }

  private String deployment() {
    if (deployment.isBlank() || deployment.length() > 80 || !PlainText.isFit(deployment)) {
      throw new CannotBegin("--deployment: up to 80 letters on one line");
    }
    return deployment.strip();
  }

  /** Enough of a digest to tell two gazetteers apart. */
  private static String fingerprint(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
