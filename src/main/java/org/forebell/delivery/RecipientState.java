package org.forebell.delivery;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlertLayout;

/**
 * What a book remembers of one recipient beside the leaves of its {@link RecipientMemory}.
 *
 * @param known alerts it was called for, as layout 1 had them here; on their way to their leaves
 * @param underway letters, likewise
 * @param held alerts for the next digest
 * @param unlisted how many more than those were held back
 * @param ended how many alerts ended before a digest could tell of them
 * @param digestAt when the next digest is due, epoch milliseconds; 0 where none is
 * @param rings interrupting messages of the last hours
 * @param knownCount how many alerts have a leaf
 * @param underwayCount how many letters to be sent or on their way
 * @param takenCount how many letters that were taken
 * @param dueAt no letter is due earlier, epoch milliseconds
 * @param forgetAt nothing is to be forgotten earlier, epoch milliseconds
 */
public record RecipientState(
    List<Known> known,
    List<Underway> underway,
    List<Letter.HeldBack> held,
    int unlisted,
    int ended,
    long digestAt,
    List<Ring> rings,
    int knownCount,
    int underwayCount,
    int takenCount,
    long dueAt,
    long forgetAt) {

  /** Of its binary layout. */
  public static final int LAYOUT = 2;

  /** Nothing yet. */
  static final RecipientState NONE =
      new RecipientState(
          List.of(),
          List.of(),
          List.of(),
          0,
          0,
          0,
          List.of(),
          0,
          0,
          0,
          Long.MAX_VALUE,
          Long.MAX_VALUE);

  /**
   * An alert that the recipient was called for.
   *
   * @param alert its name
   * @param version the newest called for
   * @param rang the newest version that was to interrupt; 0 for none
   * @param call the number of the last call
   * @param over whether the newest version ends it
   * @param tries of the newest version, a channel each
   * @param ever channels on which any version was tried
   * @param early channels that took the newest version before anybody called for it: after a crash,
   *     steps may be read again before the calls that led to them
   * @param forgetAt epoch milliseconds
   */
  public record Known(
      String alert,
      int version,
      int rang,
      int call,
      boolean over,
      List<Try> tries,
      List<String> ever,
      List<String> early,
      long forgetAt) {}

  /**
   * What was tried on one channel.
   *
   * @param attempts how many, failed ones included
   * @param sent whether the channel took it
   */
  public record Try(String channel, int attempts, boolean sent) {}

  /**
   * A letter that is to be sent or on its way.
   *
   * @param rings whether it may interrupt
   * @param channels it may go by, the best first
   * @param place of the channel in use among them, counted from 0
   * @param attempt on this channel, counted from 1
   * @param tries on this channel since the letter came to it, counted from 1
   * @param tellings how often this attempt was handed out
   * @param out whether its result is awaited
   * @param dueAt when it is sent again, or given up waiting for, epoch milliseconds
   */
  public record Underway(
      Letter letter,
      boolean rings,
      List<String> channels,
      int place,
      int attempt,
      int tries,
      int tellings,
      boolean out,
      long dueAt) {

    /** The channel in use. */
    public String channel() {
      return channels.get(place);
    }
  }

  /**
   * An interrupting message that counts against the budget.
   *
   * @param area what it was about; empty for a digest
   * @param at epoch milliseconds
   */
  public record Ring(String area, long at) {}

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    Listed.write(known, out, RecipientState::write);
    Listed.write(underway, out, RecipientState::write);
    Listed.write(held, out, RecipientState::write);
    out.writeInt(unlisted);
    out.writeInt(ended);
    out.writeLong(digestAt);
    Listed.write(
        rings,
        out,
        (each, to) -> {
          to.writeUTF(each.area());
          to.writeLong(each.at());
        });
    out.writeInt(knownCount);
    out.writeInt(underwayCount);
    out.writeInt(takenCount);
    out.writeLong(dueAt);
    out.writeLong(forgetAt);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param version of the layout
   */
  public static RecipientState read(int version, DataInput in) throws IOException {
    return new RecipientState(
        Listed.read(in, RecipientState::readKnown),
        Listed.read(in, RecipientState::readUnderway),
        Listed.read(in, RecipientState::readHeld),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        Listed.read(in, each -> new Ring(each.readUTF(), each.readLong())),
        version < 2 ? 0 : in.readInt(),
        version < 2 ? 0 : in.readInt(),
        version < 2 ? 0 : in.readInt(),
        version < 2 ? Long.MAX_VALUE : in.readLong(),
        version < 2 ? Long.MAX_VALUE : in.readLong());
  }

  /** Writes a leaf. */
  public static void write(Known known, DataOutput out) throws IOException {
    out.writeUTF(known.alert());
    out.writeInt(known.version());
    out.writeInt(known.rang());
    out.writeInt(known.call());
    out.writeBoolean(known.over());
    Listed.write(
        known.tries(),
        out,
        (each, to) -> {
          to.writeUTF(each.channel());
          to.writeInt(each.attempts());
          to.writeBoolean(each.sent());
        });
    Listed.write(known.ever(), out);
    Listed.write(known.early(), out);
    out.writeLong(known.forgetAt());
  }

  /** Reads a leaf. */
  public static Known readKnown(DataInput in) throws IOException {
    return new Known(
        in.readUTF(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        Listed.read(in, each -> new Try(each.readUTF(), each.readInt(), each.readBoolean())),
        Listed.read(in),
        Listed.read(in),
        in.readLong());
  }

  /** Writes a leaf. */
  public static void write(Underway underway, DataOutput out) throws IOException {
    write(underway.letter(), out);
    out.writeBoolean(underway.rings());
    Listed.write(underway.channels(), out);
    out.writeInt(underway.place());
    out.writeInt(underway.attempt());
    out.writeInt(underway.tries());
    out.writeInt(underway.tellings());
    out.writeBoolean(underway.out());
    out.writeLong(underway.dueAt());
  }

  /** Reads a leaf. */
  public static Underway readUnderway(DataInput in) throws IOException {
    return new Underway(
        readLetter(in),
        in.readBoolean(),
        Listed.read(in),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        in.readLong());
  }

  static void write(Letter letter, DataOutput out) throws IOException {
    out.writeBoolean(letter instanceof Letter.Digest);
    if (letter instanceof Letter.Digest digest) {
      out.writeUTF(digest.name());
      out.writeLong(digest.at());
      Listed.write(digest.held(), out, RecipientState::write);
      out.writeInt(digest.unlisted());
      out.writeInt(digest.ended());
    } else if (letter instanceof Letter.OfAlert single) {
      PublishedAlertLayout.write(single.alert(), out);
      Listed.write(single.earlier(), out, LadderState::write);
      out.writeBoolean(single.answer());
    }
  }

  static Letter readLetter(DataInput in) throws IOException {
    if (in.readBoolean()) {
      return new Letter.Digest(
          in.readUTF(),
          in.readLong(),
          Listed.read(in, RecipientState::readHeld),
          in.readInt(),
          in.readInt());
    }
    PublishedAlert alert = PublishedAlertLayout.read(in);
    return new Letter.OfAlert(
        alert,
        Listed.read(in, each -> new Letter.Earlier(each.readInt(), each.readLong())),
        in.readBoolean());
  }

  private static void write(Letter.HeldBack held, DataOutput out) throws IOException {
    PublishedAlertLayout.write(held.alert(), out);
    out.writeUTF(held.because());
  }

  private static Letter.HeldBack readHeld(DataInput in) throws IOException {
    return new Letter.HeldBack(PublishedAlertLayout.read(in), in.readUTF());
  }
}
