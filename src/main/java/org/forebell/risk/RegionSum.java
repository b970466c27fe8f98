package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.forebell.report.ledger.Slices;

/** The running totals of one region. Sums of integers, so the order of shares cannot matter. */
final class RegionSum {

  private long sinceSum;
  private int areas;
  private final DecayBank bank;

  RegionSum() {
    this(new DecayBank());
  }

  private RegionSum(DecayBank bank) {
    this.bank = bank;
  }

  void add(AreaShare share, long tick) {
    if (share.isNew()) {
      sinceSum += share.since();
      areas++;
    }
    bank.addAll(share.change(), Slices.of(tick));
  }

  RegionTotals totals(String region, long tick) {
    return new RegionTotals(region, tick, sinceSum, areas, bank.copy());
  }

  RegionSum copy() {
    RegionSum copy = new RegionSum(bank.copy());
    copy.sinceSum = sinceSum;
    copy.areas = areas;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(sinceSum);
    out.writeInt(areas);
    bank.write(out);
  }

  static RegionSum read(DataInput in) throws IOException {
    long sinceSum = in.readLong();
    int areas = in.readInt();
    RegionSum sum = new RegionSum(DecayBank.read(in));
    sum.sinceSum = sinceSum;
    sum.areas = areas;
    return sum;
  }
}
