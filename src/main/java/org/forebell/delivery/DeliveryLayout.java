package org.forebell.delivery;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import org.forebell.alert.PublishedAlertLayout;

/** The binary layouts of what passes between ladders, books and channels, version 1. */
public final class DeliveryLayout {

  private DeliveryLayout() {}

  /** Writes an answer. */
  public static void write(Acknowledgement answer, DataOutput out) throws IOException {
    LadderState.write(answer, out);
  }

  /** Reads an answer. */
  public static Acknowledgement readAnswer(DataInput in) throws IOException {
    return LadderState.readAnswer(in);
  }

  /** Writes a call. */
  public static void write(Call call, DataOutput out) throws IOException {
    out.writeUTF(call.recipient());
    out.writeInt(call.number());
    PublishedAlertLayout.write(call.alert(), out);
    Listed.write(call.earlier(), out, LadderState::write);
    out.writeBoolean(call.interrupts());
    out.writeBoolean(call.answer());
    out.writeUTF(call.because());
  }

  /** Reads a call. */
  public static Call readCall(DataInput in) throws IOException {
    return new Call(
        in.readUTF(),
        in.readInt(),
        PublishedAlertLayout.read(in),
        Listed.read(in, each -> new Letter.Earlier(each.readInt(), each.readLong())),
        in.readBoolean(),
        in.readBoolean(),
        in.readUTF());
  }

  /** Writes a parcel. */
  public static void write(Parcel parcel, DataOutput out) throws IOException {
    out.writeUTF(parcel.recipient());
    out.writeUTF(parcel.address().channel());
    out.writeUTF(parcel.address().to());
    out.writeUTF(parcel.language().code());
    out.writeUTF(parcel.zone().getId());
    out.writeUTF(parcel.tier().code());
    RecipientState.write(parcel.letter(), out);
    out.writeInt(parcel.attempt());
  }

  /** Reads a parcel. */
  public static Parcel readParcel(DataInput in) throws IOException {
    return new Parcel(
        in.readUTF(),
        new Address(in.readUTF(), in.readUTF()),
        Language.of(in.readUTF()),
        ZoneId.of(in.readUTF()),
        Tier.of(in.readUTF()),
        RecipientState.readLetter(in),
        in.readInt());
  }

  /** Writes a step. */
  public static void write(Step step, DataOutput out) throws IOException {
    out.writeUTF(step.kind().code());
    out.writeUTF(step.alert());
    out.writeInt(step.version());
    out.writeUTF(step.recipient());
    out.writeUTF(step.channel());
    out.writeUTF(step.letter());
    out.writeInt(step.attempt());
    out.writeUTF(step.reason());
    out.writeBoolean(step.again());
    out.writeLong(step.after().toMillis());
    out.writeUTF(step.reference());
    out.writeBoolean(step.exercise());
    out.writeLong(step.at());
  }

  /** Reads a step. */
  public static Step readStep(DataInput in) throws IOException {
    return new Step(
        Step.Kind.of(in.readUTF()),
        in.readUTF(),
        in.readInt(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readInt(),
        in.readUTF(),
        in.readBoolean(),
        Duration.ofMillis(in.readLong()),
        in.readUTF(),
        in.readBoolean(),
        in.readLong());
  }
}
