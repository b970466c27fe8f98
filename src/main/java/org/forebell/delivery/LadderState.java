package org.forebell.delivery;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlertLayout;
import org.forebell.risk.Level;

/**
 * What a ladder remembers of one alert.
 *
 * @param newest its newest version; null where nothing but answers came yet
 * @param versions that were published, muted ones aside, the oldest first
 * @param called the level for which people were called last; normal where nobody was
 * @param climb null where no answer is awaited
 * @param answers that came, the oldest first
 * @param told whom it was told
 * @param calls how many were made
 * @param forgetAt when all this is of no use any more, epoch milliseconds
 */
public record LadderState(
    PublishedAlert newest,
    List<Letter.Earlier> versions,
    Level called,
    Climb climb,
    List<Acknowledgement> answers,
    List<Told> told,
    int calls,
    long forgetAt) {

  /**
   * A ladder that awaits an answer.
   *
   * @param opened the version that called for it
   * @param openedAt when that was decided, epoch milliseconds
   * @param rung counted from 0
   * @param rounds how often the top was called again
   * @param awaited the recipient last called; empty where nobody could be
   * @param failed whom no channel reached
   * @param nextAt when it climbs on, epoch milliseconds
   */
  public record Climb(
      int opened,
      long openedAt,
      int rung,
      int rounds,
      String awaited,
      List<String> failed,
      long nextAt) {}

  /**
   * Somebody who was told.
   *
   * @param heardAt when a channel first took the version that opened the climb or a newer one,
   *     epoch milliseconds; {@code Long.MAX_VALUE} where none did yet
   */
  public record Told(String recipient, long heardAt) {}

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(newest != null);
    if (newest != null) {
      PublishedAlertLayout.write(newest, out);
    }
    Listed.write(versions, out, LadderState::write);
    out.writeUTF(called.code());
    out.writeBoolean(climb != null);
    if (climb != null) {
      write(climb, out);
    }
    Listed.write(answers, out, LadderState::write);
    Listed.write(
        told,
        out,
        (each, to) -> {
          to.writeUTF(each.recipient());
          to.writeLong(each.heardAt());
        });
    out.writeInt(calls);
    out.writeLong(forgetAt);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param version of the layout
   */
  public static LadderState read(int version, DataInput in) throws IOException {
    return new LadderState(
        in.readBoolean() ? PublishedAlertLayout.read(in) : null,
        Listed.read(in, each -> new Letter.Earlier(each.readInt(), each.readLong())),
        Level.of(in.readUTF()),
        in.readBoolean() ? readClimb(in) : null,
        Listed.read(in, LadderState::readAnswer),
        Listed.read(in, each -> new Told(each.readUTF(), each.readLong())),
        in.readInt(),
        in.readLong());
  }

  static void write(Letter.Earlier version, DataOutput out) throws IOException {
    out.writeInt(version.version());
    out.writeLong(version.at());
  }

  private static void write(Climb climb, DataOutput out) throws IOException {
    out.writeInt(climb.opened());
    out.writeLong(climb.openedAt());
    out.writeInt(climb.rung());
    out.writeInt(climb.rounds());
    out.writeUTF(climb.awaited());
    Listed.write(climb.failed(), out);
    out.writeLong(climb.nextAt());
  }

  private static Climb readClimb(DataInput in) throws IOException {
    return new Climb(
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readUTF(),
        Listed.read(in),
        in.readLong());
  }

  static void write(Acknowledgement answer, DataOutput out) throws IOException {
    out.writeUTF(answer.alert());
    out.writeInt(answer.version());
    out.writeUTF(answer.by());
    out.writeUTF(answer.via());
    out.writeLong(answer.at());
  }

  static Acknowledgement readAnswer(DataInput in) throws IOException {
    return new Acknowledgement(
        in.readUTF(), in.readInt(), in.readUTF(), in.readUTF(), in.readLong());
  }
}
