package org.forebell.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.PublishedAlert.Exit;
import org.forebell.alert.PublishedAlert.HeardAgain;
import org.forebell.alert.PublishedAlert.Held;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.alert.PublishedAlert.Over;
import org.forebell.alert.PublishedAlert.Released;
import org.forebell.alert.PublishedAlert.StepsDown;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.alert.PublishedAlert.Withdrawn;
import org.forebell.report.Subject;
import org.forebell.risk.Counts;
import org.forebell.risk.Factor;
import org.forebell.risk.Level;
import org.forebell.silence.Silence;

/** The binary layout of a published alert in the state of those who deliver it. */
public final class PublishedAlertLayout {

  /** Older releases wrote a truth value here, which was this mark. */
  private static final int SILENT = 1;

  private static final int CUT_OFF = 2;

  private PublishedAlertLayout() {}

  /** Writes an alert. */
  public static void write(PublishedAlert alert, DataOutput out) throws IOException {
    out.writeByte(
        (alert.kind() == Kind.SILENCE ? SILENT : 0) | (alert.silence() == null ? 0 : CUT_OFF));
    out.writeUTF(alert.id());
    out.writeInt(alert.version());
    out.writeUTF(alert.change().code());
    out.writeUTF(alert.area());
    write(alert.where(), out);
    out.writeUTF(alert.subject().code());
    out.writeUTF(alert.level().code());
    out.writeUTF(alert.previousLevel().code());
    out.writeLong(alert.at());
    out.writeLong(alert.horizon().toMillis());
    out.writeDouble(alert.probability());
    out.writeDouble(alert.usual());
    out.writeUTF(alert.confidence().code());
    out.writeInt(alert.factors().size());
    for (Factor each : alert.factors()) {
      out.writeUTF(each.name());
      out.writeDouble(each.value());
      out.writeLong(each.effectMicronats());
    }
    write(alert.counts(), out);
    out.writeInt(alert.access().size());
    for (AccessLine each : alert.access()) {
      out.writeUTF(each.constraint());
      out.writeUTF(each.effect());
      out.writeInt(each.routes());
    }
    out.writeInt(alert.evidence().size());
    for (String each : alert.evidence()) {
      out.writeUTF(each);
    }
    out.writeInt(alert.evidenceTotal());
    write(alert.exit(), out);
    out.writeLong(alert.validUntil());
    out.writeBoolean(alert.test());
    out.writeBoolean(alert.muted());
    if (alert.silence() != null) {
      alert.silence().write(out);
    }
    out.writeUTF(alert.model());
    out.writeUTF(alert.policy());
  }

  /** Reads what {@link #write} wrote. */
  public static PublishedAlert read(DataInput in) throws IOException {
    int marks = in.readByte();
    return new PublishedAlert(
        (marks & SILENT) != 0 ? Kind.SILENCE : Kind.RISK,
        in.readUTF(),
        in.readInt(),
        change(in.readUTF()),
        in.readUTF(),
        readWhere(in),
        Subject.of(in.readUTF()),
        Level.of(in.readUTF()),
        Level.of(in.readUTF()),
        in.readLong(),
        Duration.ofMillis(in.readLong()),
        in.readDouble(),
        in.readDouble(),
        Confidence.of(in.readUTF()),
        readFactors(in),
        readCounts(in),
        readAccess(in),
        readTexts(in),
        in.readInt(),
        readExit(in),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean(),
        (marks & CUT_OFF) != 0 ? Silence.read(in) : null,
        in.readUTF(),
        in.readUTF());
  }

  private static Change change(String code) throws IOException {
    for (Change each : Change.values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    throw new IOException("state holds an alert whose change is " + code);
  }

  private static void write(Where where, DataOutput out) throws IOException {
    out.writeBoolean(where != null);
    if (where != null) {
      out.writeUTF(where.code());
      out.writeUTF(where.codeType());
      out.writeUTF(where.name());
      out.writeUTF(where.country());
      out.writeUTF(where.countryName());
    }
  }

  private static Where readWhere(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Where(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF())
        : null;
  }

  private static List<Factor> readFactors(DataInput in) throws IOException {
    List<Factor> factors = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      factors.add(new Factor(in.readUTF(), in.readDouble(), in.readLong()));
    }
    return List.copyOf(factors);
  }

  private static void write(Counts counts, DataOutput out) throws IOException {
    for (Counts.Window each : List.of(counts.last24h(), counts.last7d(), counts.last30d())) {
      out.writeInt(each.incidents());
      out.writeInt(each.nearMissesAndThreats());
      out.writeInt(each.accessConstraints());
    }
    out.writeInt(counts.accessInForce());
  }

  private static Counts readCounts(DataInput in) throws IOException {
    return new Counts(readWindow(in), readWindow(in), readWindow(in), in.readInt());
  }

  private static Counts.Window readWindow(DataInput in) throws IOException {
    return new Counts.Window(in.readInt(), in.readInt(), in.readInt());
  }

  private static List<AccessLine> readAccess(DataInput in) throws IOException {
    List<AccessLine> lines = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      lines.add(new AccessLine(in.readUTF(), in.readUTF(), in.readInt()));
    }
    return List.copyOf(lines);
  }

  private static List<String> readTexts(DataInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(in.readUTF());
    }
    return List.copyOf(texts);
  }

  private static void write(Exit exit, DataOutput out) throws IOException {
    if (exit == null) {
      out.writeByte(0);
    } else if (exit instanceof StepsDown down) {
      out.writeByte(1);
      out.writeLong(down.dwell().toMillis());
      out.writeDouble(down.probability());
      out.writeDouble(down.floor());
      out.writeDouble(down.lift());
    } else if (exit instanceof Held held) {
      out.writeByte(2);
      out.writeLong(held.until());
    } else if (exit instanceof Over over) {
      out.writeByte(3);
      out.writeLong(over.dwell().toMillis());
    } else if (exit instanceof Withdrawn) {
      out.writeByte(4);
    } else if (exit instanceof Released) {
      out.writeByte(5);
    } else if (exit instanceof HeardAgain) {
      out.writeByte(6);
    }
  }

  private static Exit readExit(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> null;
      case 1 ->
          new StepsDown(
              Duration.ofMillis(in.readLong()), in.readDouble(), in.readDouble(), in.readDouble());
      case 2 -> new Held(in.readLong());
      case 3 -> new Over(Duration.ofMillis(in.readLong()));
      case 4 -> new Withdrawn();
      case 5 -> new Released();
      case 6 -> new HeardAgain();
      default -> throw new IOException("state holds an alert whose exit is " + kind);
    };
  }
}
