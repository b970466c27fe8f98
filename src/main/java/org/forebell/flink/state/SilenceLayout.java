package org.forebell.flink.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.forebell.flink.SilenceTurn;
import org.forebell.silence.Sign;
import org.forebell.silence.Silence;

/** How signs, and turns to silence and from it, are written, version 1. */
final class SilenceLayout {

  private SilenceLayout() {}

  static void write(Sign sign, DataOutput out) throws IOException {
    out.writeUTF(sign.area());
    out.writeLong(sign.at());
    out.writeLong(sign.source());
    out.writeLong(sign.reportedAt());
    out.writeUTF(sign.report());
    out.writeLong(sign.delayMs());
  }

  static Sign readSign(DataInput in) throws IOException {
    return new Sign(
        in.readUTF(), in.readLong(), in.readLong(), in.readLong(), in.readUTF(), in.readLong());
  }

  static void write(Signs signs, DataOutput out) throws IOException {
    out.writeInt(signs.list().size());
    for (Sign each : signs.list()) {
      write(each, out);
    }
  }

  static Signs readSigns(DataInput in) throws IOException {
    int size = in.readInt();
    List<Sign> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(readSign(in));
    }
    return new Signs(list);
  }

  static void write(SilenceTurn turn, DataOutput out) throws IOException {
    out.writeByte(turn == null ? 0 : turn.silence() == null ? 1 : 2);
    if (turn != null && turn.silence() != null) {
      turn.silence().write(out);
    }
  }

  static SilenceTurn readTurn(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> null;
      case 1 -> new SilenceTurn(null);
      case 2 -> new SilenceTurn(Silence.read(in));
      default -> throw new IOException("unknown kind of turn in state: " + kind);
    };
  }
}
