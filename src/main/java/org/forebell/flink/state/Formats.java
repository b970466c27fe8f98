package org.forebell.flink.state;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.forebell.alert.AlertOutcome;
import org.forebell.alert.AreaState;
import org.forebell.alert.PublishedAlertLayout;
import org.forebell.alert.SilenceState;
import org.forebell.delivery.DeliveryLayout;
import org.forebell.delivery.LadderState;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.RecipientState;
import org.forebell.delivery.Step;
import org.forebell.flink.AreaChanges;
import org.forebell.flink.Bulletin;
import org.forebell.flink.Heard;
import org.forebell.flink.KnownNotice;
import org.forebell.flink.PartitionEnd;
import org.forebell.flink.Published;
import org.forebell.flink.RawRecord;
import org.forebell.flink.SilenceTurn;
import org.forebell.report.Reason;
import org.forebell.report.Rejected;
import org.forebell.report.Subject;
import org.forebell.report.ledger.Entry;
import org.forebell.report.ledger.Event;
import org.forebell.report.ledger.Filing;
import org.forebell.report.ledger.LedgerFormat;
import org.forebell.report.ledger.Whereabouts;
import org.forebell.risk.AreaRecord;
import org.forebell.risk.AreaShare;
import org.forebell.risk.CountryBook;
import org.forebell.risk.Forecasts;
import org.forebell.risk.RegionTicks;
import org.forebell.risk.RegionTotals;
import org.forebell.silence.Sign;
import org.forebell.silence.Silence;

/** Every layout there is, by the name it has in savepoints. */
public final class Formats {

  public static final Format<RawRecord> RAW_RECORD =
      Format.of("raw-record", 1, RawRecord.class, Formats::write, (v, in) -> readRaw(in));

  public static final Format<Rejected> REJECTED =
      Format.of("rejected", 1, Rejected.class, Formats::write, (v, in) -> readRejected(in));

  public static final Format<Filing> FILING =
      Format.of(
          "filing", 1, Filing.class, LedgerFormat::write, (v, in) -> LedgerFormat.readFiling(in));

  public static final Format<Filings> FILINGS =
      new Format<>(
          "filings", 1, Filings.class, Filings::write, (v, in) -> Filings.read(in), Filings::copy);

  public static final Format<Entry> ENTRY =
      Format.of(
          "entry", 1, Entry.class, LedgerFormat::write, (v, in) -> LedgerFormat.readEntry(in));

  public static final Format<Event> EVENT =
      Format.of(
          "event", 1, Event.class, LedgerFormat::write, (v, in) -> LedgerFormat.readEvent(in));

  public static final Format<Whereabouts> WHEREABOUTS =
      new Format<>(
          "whereabouts",
          1,
          Whereabouts.class,
          LedgerFormat::write,
          (v, in) -> LedgerFormat.readWhereabouts(in),
          Whereabouts::copy);

  public static final Format<AreaRecord> AREA_RECORD =
      new Format<>(
          "area-record",
          1,
          AreaRecord.class,
          AreaRecord::write,
          (v, in) -> AreaRecord.read(in),
          AreaRecord::copy);

  public static final Format<AreaChanges> AREA_CHANGES =
      Format.of("area-changes", 2, AreaChanges.class, Formats::write, Formats::readAreaChanges);

  public static final Format<Changes> CHANGES =
      Format.of("changes", 2, Changes.class, Formats::write, Formats::readChanges);

  public static final Format<Sign> SIGN =
      Format.of("sign", 1, Sign.class, SilenceLayout::write, (v, in) -> SilenceLayout.readSign(in));

  public static final Format<Signs> SIGNS =
      new Format<>(
          "signs",
          1,
          Signs.class,
          SilenceLayout::write,
          (v, in) -> SilenceLayout.readSigns(in),
          Signs::copy);

  public static final Format<Silence> SILENCE =
      Format.of("silence", 1, Silence.class, Silence::write, (v, in) -> Silence.read(in));

  public static final Format<SilenceState> SILENCE_STATE =
      new Format<>(
          "silence-state",
          SilenceState.LAYOUT,
          SilenceState.class,
          SilenceState::write,
          (v, in) -> SilenceState.read(in),
          SilenceState::copy);

  public static final Format<AreaShare> AREA_SHARE =
      Format.of("area-share", 1, AreaShare.class, AreaShare::write, (v, in) -> AreaShare.read(in));

  public static final Format<CountryBook> COUNTRY_BOOK =
      new Format<>(
          "country-book",
          1,
          CountryBook.class,
          CountryBook::write,
          (v, in) -> CountryBook.read(in),
          CountryBook::copy);

  public static final Format<RegionTotals> REGION_TOTALS =
      Format.of(
          "region-totals",
          1,
          RegionTotals.class,
          RegionTotals::write,
          (v, in) -> RegionTotals.read(in));

  public static final Format<KnownNotice> KNOWN_NOTICE =
      Format.of("known-notice", 1, KnownNotice.class, Formats::write, (v, in) -> readNotice(in));

  /** Between operators alone: a bulletin holds what has a layout of its own. */
  public static final Format<Bulletin> BULLETIN =
      Format.of("bulletin", 1, Bulletin.class, Formats::write, (v, in) -> readBulletin(in));

  public static final Format<RegionTicks> REGION_TICKS =
      Format.of(
          "region-ticks",
          1,
          RegionTicks.class,
          RegionTicks::write,
          (v, in) -> RegionTicks.read(in));

  public static final Format<AreaState> AREA_STATE =
      new Format<>(
          "area-state",
          AreaState.LAYOUT,
          AreaState.class,
          AreaState::write,
          AreaState::read,
          AreaState::copy);

  public static final Format<Forecasts> FORECASTS =
      new Format<>(
          "forecasts",
          1,
          Forecasts.class,
          Forecasts::write,
          (v, in) -> Forecasts.read(in),
          Forecasts::copy);

  public static final Format<Published> PUBLISHED =
      Format.of("published", 1, Published.class, Formats::write, (v, in) -> readPublished(in));

  public static final Format<LadderState> LADDER_STATE =
      Format.of("ladder-state", 1, LadderState.class, LadderState::write, LadderState::read);

  public static final Format<RecipientState> RECIPIENT_STATE =
      Format.of(
          "recipient-state",
          RecipientState.LAYOUT,
          RecipientState.class,
          RecipientState::write,
          RecipientState::read);

  public static final Format<RecipientState.Known> RECIPIENT_KNOWN =
      Format.of(
          "recipient-known",
          1,
          RecipientState.Known.class,
          RecipientState::write,
          (v, in) -> RecipientState.readKnown(in));

  public static final Format<RecipientState.Underway> RECIPIENT_LETTER =
      Format.of(
          "recipient-letter",
          1,
          RecipientState.Underway.class,
          RecipientState::write,
          (v, in) -> RecipientState.readUnderway(in));

  /** Between operators, and in the state of whoever sends: what is under way. */
  public static final Format<Parcel> PARCEL =
      Format.of(
          "parcel",
          1,
          Parcel.class,
          DeliveryLayout::write,
          (v, in) -> DeliveryLayout.readParcel(in));

  public static final Format<Step> STEP =
      Format.of(
          "step", 1, Step.class, DeliveryLayout::write, (v, in) -> DeliveryLayout.readStep(in));

  /** Between operators alone. */
  public static final Format<Heard> HEARD =
      Format.of("heard", 1, Heard.class, Formats::write, (v, in) -> readHeard(in));

  /** How far a partition was known, for whoever looks at what was sent since. */
  public static final Format<PartitionEnd> PARTITION_END =
      Format.of(
          "partition-end",
          1,
          PartitionEnd.class,
          Formats::write,
          (v, in) -> new PartitionEnd(in.readInt(), in.readLong()));

  private static final Map<String, Format<?>> BY_NAME =
      Stream.of(
              RAW_RECORD,
              REJECTED,
              FILING,
              FILINGS,
              ENTRY,
              EVENT,
              WHEREABOUTS,
              AREA_RECORD,
              AREA_CHANGES,
              CHANGES,
              SIGN,
              SIGNS,
              SILENCE,
              SILENCE_STATE,
              AREA_SHARE,
              COUNTRY_BOOK,
              REGION_TOTALS,
              REGION_TICKS,
              AREA_STATE,
              FORECASTS,
              KNOWN_NOTICE,
              BULLETIN,
              PUBLISHED,
              LADDER_STATE,
              RECIPIENT_STATE,
              RECIPIENT_KNOWN,
              RECIPIENT_LETTER,
              PARCEL,
              STEP,
              HEARD,
              PARTITION_END)
          .collect(Collectors.toUnmodifiableMap(Format::name, Function.identity()));

  private Formats() {}

  /** All layouts. */
  public static List<Format<?>> all() {
    return List.copyOf(BY_NAME.values());
  }

  /** The layout of that name; the caller knows its type, as the name never changes. */
  @SuppressWarnings("unchecked")
  static <T> Format<T> named(String name) {
    Format<?> format = BY_NAME.get(name);
    if (format == null) {
      throw new IllegalStateException(
          "state holds a layout named " + name + ", which this release does not know");
    }
    return (Format<T>) format;
  }

  private static void write(RawRecord record, DataOutputView out) throws IOException {
    out.writeUTF(record.topic());
    out.writeInt(record.partition());
    out.writeLong(record.offset());
    out.writeLong(record.knownAt());
    bytes(record.value(), out);
  }

  private static RawRecord readRaw(DataInputView in) throws IOException {
    return new RawRecord(in.readUTF(), in.readInt(), in.readLong(), in.readLong(), bytes(in));
  }

  private static void write(Rejected rejected, DataOutputView out) throws IOException {
    bytes(rejected.bytes(), out);
    out.writeUTF(rejected.topic());
    out.writeInt(rejected.partition());
    out.writeLong(rejected.offset());
    out.writeLong(rejected.knownAt());
    out.writeUTF(rejected.reason().name());
    out.writeUTF(rejected.detail());
  }

  private static Rejected readRejected(DataInputView in) throws IOException {
    return new Rejected(
        bytes(in),
        in.readUTF(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        Reason.valueOf(in.readUTF()),
        in.readUTF());
  }

  private static void write(AreaChanges changes, DataOutputView out) throws IOException {
    out.writeUTF(changes.area());
    out.writeLong(changes.at());
    ChangesLayout.write(changes.changes(), out);
    SilenceLayout.write(changes.turn(), out);
  }

  private static AreaChanges readAreaChanges(int version, DataInputView in) throws IOException {
    return new AreaChanges(
        in.readUTF(), in.readLong(), ChangesLayout.read(in), readTurn(version, in));
  }

  private static void write(Changes changes, DataOutputView out) throws IOException {
    ChangesLayout.write(changes.list(), out);
    SilenceLayout.write(changes.turn(), out);
  }

  private static Changes readChanges(int version, DataInputView in) throws IOException {
    return new Changes(ChangesLayout.read(in), readTurn(version, in));
  }

  /** Version 1 knew of no silence. */
  private static SilenceTurn readTurn(int version, DataInputView in) throws IOException {
    return version == 1 ? null : SilenceLayout.readTurn(in);
  }

  private static void write(KnownNotice notice, DataOutputView out) throws IOException {
    out.writeLong(notice.number());
    out.writeLong(notice.knownAt());
    bytes(notice.json(), out);
  }

  private static KnownNotice readNotice(DataInputView in) throws IOException {
    return new KnownNotice(in.readLong(), in.readLong(), bytes(in));
  }

  private static void write(Bulletin bulletin, DataOutputView out) throws IOException {
    out.writeBoolean(bulletin instanceof Bulletin.OfPolicy);
    if (bulletin instanceof Bulletin.OfPolicy policy) {
      KNOWN_NOTICE.write(policy.notice(), out);
    } else if (bulletin instanceof Bulletin.OfRegion region) {
      REGION_TOTALS.write(region.totals(), out);
    }
  }

  private static Bulletin readBulletin(DataInputView in) throws IOException {
    return in.readBoolean()
        ? new Bulletin.OfPolicy(KNOWN_NOTICE.read(in))
        : new Bulletin.OfRegion(REGION_TOTALS.read(in));
  }

  private static void write(Published record, DataOutputView out) throws IOException {
    out.writeUTF(record.area());
    out.writeUTF(record.subject().name());
    out.writeLong(record.at());
    out.writeInt(record.version());
    bytes(record.json(), out);
  }

  private static Published readPublished(DataInputView in) throws IOException {
    return new Published(
        in.readUTF(), Subject.valueOf(in.readUTF()), in.readLong(), in.readInt(), bytes(in));
  }

  private static void write(PartitionEnd end, DataOutputView out) throws IOException {
    out.writeInt(end.partition());
    out.writeLong(end.offset());
  }

  private static void write(Heard heard, DataOutputView out) throws IOException {
    if (heard instanceof Heard.OfAlert told) {
      out.writeByte(1);
      PublishedAlertLayout.write(told.published(), out);
    } else if (heard instanceof Heard.OfAnswer answered) {
      out.writeByte(2);
      DeliveryLayout.write(answered.answer(), out);
    } else if (heard instanceof Heard.OfStep recorded) {
      out.writeByte(3);
      DeliveryLayout.write(recorded.step(), out);
    } else if (heard instanceof Heard.OfCall called) {
      out.writeByte(4);
      DeliveryLayout.write(called.call(), out);
    } else if (heard instanceof Heard.OfOutcome became) {
      out.writeByte(5);
      out.writeUTF(became.alert());
      out.writeUTF(became.finding().code());
    }
  }

  private static Heard readHeard(DataInputView in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 1 -> new Heard.OfAlert(PublishedAlertLayout.read(in));
      case 2 -> new Heard.OfAnswer(DeliveryLayout.readAnswer(in));
      case 3 -> new Heard.OfStep(DeliveryLayout.readStep(in));
      case 4 -> new Heard.OfCall(DeliveryLayout.readCall(in));
      case 5 -> new Heard.OfOutcome(in.readUTF(), AlertOutcome.Finding.of(in.readUTF()));
      default -> throw new IOException("unknown kind of what was heard: " + kind);
    };
  }

  private static void bytes(byte[] value, DataOutputView out) throws IOException {
    out.writeInt(value == null ? -1 : value.length);
    if (value != null) {
      out.write(value);
    }
  }

  private static byte[] bytes(DataInputView in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    byte[] value = new byte[length];
    in.readFully(value);
    return value;
  }
}
