package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The totals of a country and of its places, and the shares of ticks that have not closed yet. It
 * grows with the gazetteer, not with the names that senders write.
 */
public final class CountryBook {

  private final TreeMap<String, RegionSum> regions;
  private final List<AreaShare> open;

  /** The book of a country nobody has told of. */
  public CountryBook() {
    this(new TreeMap<>(), new ArrayList<>(2));
  }

  private CountryBook(TreeMap<String, RegionSum> regions, List<AreaShare> open) {
    this.regions = regions;
    this.open = open;
  }

  /** Takes in a share, to be added when its tick closes. */
  public void enter(AreaShare share) {
    open.add(share);
  }

  /**
   * Adds all shares up to a tick and gives the totals, as of it, of the regions that changed.
   *
   * @param placeOf the place of the gazetteer that an area means, null where it is none below the
   *     country
   */
  public void close(long tick, Function<String, String> placeOf, Consumer<RegionTotals> out) {
    Set<String> changed = new TreeSet<>();
    for (AreaShare share : open) {
      if (share.tick() <= tick) {
        changed.add(add(share.country(), share, tick));
        String place = placeOf.apply(share.area());
        if (place != null) {
          changed.add(add(place, share, tick));
        }
      }
    }
    open.removeIf(share -> share.tick() <= tick);
    changed.forEach(region -> out.accept(regions.get(region).totals(region, tick)));
  }

  private String add(String region, AreaShare share, long tick) {
    regions.computeIfAbsent(region, name -> new RegionSum()).add(share, tick);
    return region;
  }

  /** An independent copy. */
  public CountryBook copy() {
    TreeMap<String, RegionSum> copies = new TreeMap<>();
    regions.forEach((region, sum) -> copies.put(region, sum.copy()));
    return new CountryBook(copies, new ArrayList<>(open));
  }

  /** Writes the book, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(regions.size());
    for (Map.Entry<String, RegionSum> each : regions.entrySet()) {
      out.writeUTF(each.getKey());
      each.getValue().write(out);
    }
    out.writeInt(open.size());
    for (AreaShare share : open) {
      share.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static CountryBook read(DataInput in) throws IOException {
    TreeMap<String, RegionSum> regions = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      regions.put(in.readUTF(), RegionSum.read(in));
    }
    int size = in.readInt();
    List<AreaShare> open = new ArrayList<>(Math.max(2, size));
    for (int i = 0; i < size; i++) {
      open.add(AreaShare.read(in));
    }
    return new CountryBook(regions, open);
  }
}
