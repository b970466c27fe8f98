package org.forebell.flink.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.forebell.report.ledger.Filing;
import org.forebell.report.ledger.LedgerFormat;

/** Filings of one area and instant that wait for the watermark. */
public record Filings(List<Filing> list) {

  /** A list that will most often stay at one. */
  public static Filings of(Filing filing) {
    List<Filing> list = new ArrayList<>(1);
    list.add(filing);
    return new Filings(list);
  }

  /** This list with one more, in place. */
  public Filings with(Filing filing) {
    list.add(filing);
    return this;
  }

  Filings copy() {
    return new Filings(new ArrayList<>(list));
  }

  static void write(Filings filings, DataOutput out) throws IOException {
    out.writeInt(filings.list.size());
    for (Filing filing : filings.list) {
      LedgerFormat.write(filing, out);
    }
  }

  static Filings read(DataInput in) throws IOException {
    int size = in.readInt();
    List<Filing> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(LedgerFormat.readFiling(in));
    }
    return new Filings(list);
  }
}
