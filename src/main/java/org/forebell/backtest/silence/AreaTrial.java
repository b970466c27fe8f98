package org.forebell.backtest.silence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.forebell.backtest.silence.HearingLog.AreaLog;
import org.forebell.backtest.silence.HearingLog.Signs;
import org.forebell.silence.Answer;
import org.forebell.silence.Hearing;

/**
 * One area over a span of time, as the stream would have found it: what was told where nothing was
 * cut, and what becomes of cuts made into it. Whatever lies before the span is only learnt from.
 */
final class AreaTrial {

  static final long HOUR_MS = 3_600_000L;
  static final long DAY_MS = 24 * HOUR_MS;

  /** A cut that was not told so long after it was not told. */
  static final long CUT_MS = 90 * DAY_MS;

  private final String area;
  private final AreaLog log;
  private final long from;
  private final long to;
  private final long[] cutAt;

  private final List<Cut> cuts = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private int falseLates;
  private int alreadySilent;
  private long silentMs;
  private long knownFrom = Long.MAX_VALUE;

  /**
   * @param cutAt where to cut, ascending, epoch milliseconds as all here
   */
  AreaTrial(String area, AreaLog log, long from, long to, long[] cutAt) {
    this.cutAt = cutAt;
    this.area = area;
    this.log = log;
    this.from = from;
    this.to = to;
  }

  /**
   * What became of a cut.
   *
   * @param delayMs until it was told; {@link Hearing#NEVER} when it was not
   * @param shifted what was found first when reports came later and later from there on
   * @param quiet whether it stayed quiet where desks said from there on that there is nothing
   */
  record Cut(long delayMs, Answer shifted, boolean quiet) {}

  /**
   * A silence as it was told.
   *
   * @param at epoch milliseconds
   * @param ended when somebody was heard again, at the latest at the end of the span
   */
  record Told(String area, long at, long ended) {}

  /** Plays the log. */
  AreaTrial play() {
    Hearing hearing = new Hearing();
    boolean late = false;
    int next = 0;
    for (int i = 0; i < log.instants().size() && log.instants().get(i).at() < to; i++) {
      Signs now = log.instants().get(i);
      knownFrom = Math.min(knownFrom, now.at());
      hearing.hear(now.at(), now.signs());
      boolean lateNow = hearing.look(now.at()).answer() == Answer.LATE;
      falseLates += lateNow && !late && now.at() >= from ? 1 : 0;
      late = lateNow;
      long heardNext =
          i + 1 < log.instants().size() ? Math.min(to, log.instants().get(i + 1).at()) : to;
      silence(hearing.cutOffAt(), heardNext);
      for (; next < cutAt.length && cutAt[next] < heardNext; next++) {
        if (cutAt[next] >= now.at()) {
          cut(cutAt[next], hearing, i + 1);
        }
      }
    }
    return this;
  }

  private void silence(long told, long ended) {
    if (told < ended && told >= from) {
      this.told.add(new Told(area, told, ended));
    }
    silentMs += Math.max(0, ended - Math.max(told, from));
  }

  private void cut(long at, Hearing hearing, int next) {
    long told = hearing.cutOffAt();
    if (told <= at) {
      alreadySilent++;
      return;
    }
    long delay = told == Hearing.NEVER || told - at > CUT_MS ? Hearing.NEVER : told - at;
    cuts.add(new Cut(delay, shifted(at, hearing.copy(), next), staysQuiet(at, hearing.copy())));
  }

  /** From a cut on every report comes later, by as long as it is after the cut, at most 14 days. */
  private Answer shifted(long cut, Hearing hearing, int next) {
    for (Signs signs : log.instants().subList(next, log.instants().size())) {
      long by = Math.min(signs.at() - cut, 14 * DAY_MS);
      long at = signs.at() + by;
      if (hearing.cutOffAt() <= Math.min(at, cut + CUT_MS)) {
        return Answer.CUT_OFF;
      }
      if (at > cut + CUT_MS) {
        return Answer.QUIET;
      }
      hearing.hear(at, signs.signs().stream().map(sign -> Later.by(sign, by)).toList());
      if (hearing.look(at).answer() == Answer.LATE) {
        return Answer.LATE;
      }
    }
    return hearing.cutOffAt() <= cut + CUT_MS ? Answer.CUT_OFF : Answer.QUIET;
  }

  /**
   * From a cut on nobody reports, but one desk says so, twice as often as the usual gap is long.
   */
  private boolean staysQuiet(long cut, Hearing hearing) {
    long every = Math.max(HOUR_MS, usualGapMs() / 2);
    for (long at = cut; at < cut + CUT_MS; at += every) {
      if (hearing.cutOffAt() <= at) {
        return false;
      }
      hearing.hear(at, List.of(Later.nothing(area, at)));
    }
    return true;
  }

  /**
   * How late the same cuts are told by a fixed limit to gaps, chosen with hindsight so that as many
   * silences are false: what a person who knew the year would set by hand.
   */
  List<Long> byHindsight() {
    long[] heard = heard();
    long[] gaps = gaps(heard);
    if (gaps.length <= told.size()) {
      return List.of();
    }
    long limit = gaps[gaps.length - 1 - told.size()];
    List<Long> delays = new ArrayList<>();
    for (long cut : cutAt) {
      int next = Arrays.binarySearch(heard, cut);
      int last = next >= 0 ? next : -next - 2;
      if (last >= 0 && heard[last] + limit > cut) {
        delays.add(heard[last] + limit - cut);
      }
    }
    return delays;
  }

  private long[] heard() {
    return log.instants().stream().mapToLong(Signs::at).filter(t -> t >= from && t < to).toArray();
  }

  /** The gaps between instants, ascending. */
  private static long[] gaps(long[] heard) {
    long[] gaps = new long[Math.max(0, heard.length - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = heard[i + 1] - heard[i];
    }
    Arrays.sort(gaps);
    return gaps;
  }

  /** What 95 % of the gaps in the span stay at or below, between instants of reports. */
  long usualGapMs() {
    long[] gaps = gaps(heard());
    return gaps.length == 0 ? 0 : gaps[(int) Math.ceil(0.95 * gaps.length) - 1];
  }

  String area() {
    return area;
  }

  long reports() {
    return log.reports(from, to);
  }

  List<Cut> cuts() {
    return cuts;
  }

  int alreadySilent() {
    return alreadySilent;
  }

  List<Told> told() {
    return told;
  }

  int falseSilences() {
    return told.size();
  }

  int falseLates() {
    return falseLates;
  }

  double silentDays() {
    return silentMs / (double) DAY_MS;
  }

  /** Months of the span since the area was first heard from, of 30.44 days. */
  double months() {
    return Math.max(0, to - Math.max(from, knownFrom)) / (30.44 * DAY_MS);
  }
}
