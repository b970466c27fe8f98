package org.forebell.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.forebell.report.Subject;

/** Cuts a study into folds, by days and by countries alone. */
final class Folds {

  private static final int COUNTRY_FOLDS = 6;
  private static final int TIME_FOLDS = 4;
  private static final int HORIZON_DAYS = 7;

  /** The first third of a history is only ever learnt from. */
  private static final double FIRST_ORIGIN = 1 / 3.0;

  private static final double LATE_ORIGIN = 2 / 3.0;

  private final Study study;
  private final Panel panel;
  private final int[] rows;

  Folds(Study study) {
    this.study = study;
    this.panel = study.panel();
    this.rows = study.rows();
  }

  List<Fold> of(Split split) {
    return switch (split) {
      case UNSEEN_TIME -> unseenTime();
      case UNSEEN_COUNTRIES -> unseenCountries(row -> true, row -> true);
      case BOTH -> {
        int origin = day(LATE_ORIGIN);
        yield unseenCountries(
            row -> panel.day(row) + HORIZON_DAYS <= origin, row -> panel.day(row) >= origin);
      }
    };
  }

  private List<Fold> unseenTime() {
    List<Fold> folds = new ArrayList<>();
    for (int f = 0; f < TIME_FOLDS; f++) {
      int origin = day(FIRST_ORIGIN + (1 - FIRST_ORIGIN) * f / TIME_FOLDS);
      int end = day(FIRST_ORIGIN + (1 - FIRST_ORIGIN) * (f + 1) / TIME_FOLDS);
      folds.add(
          new Fold(
              LocalDate.ofEpochDay(origin) + " to " + LocalDate.ofEpochDay(end - 1),
              where(row -> panel.day(row) + HORIZON_DAYS <= origin),
              where(row -> panel.day(row) >= origin && panel.day(row) < end)));
    }
    return folds;
  }

  private List<Fold> unseenCountries(IntPredicate learnt, IntPredicate judged) {
    int[] foldOf = foldsOfCountries();
    List<Fold> folds = new ArrayList<>();
    for (int f = 0; f < COUNTRY_FOLDS; f++) {
      int fold = f;
      int[] test = where(row -> foldOf[panel.country(row)] == fold && judged.test(row));
      String first = test.length == 0 ? "none" : panel.countries().get(panel.country(test[0]));
      int countries = (int) Arrays.stream(foldOf).filter(each -> each == fold).count();
      folds.add(
          new Fold(
              countries + " countries, " + first + " and others",
              where(row -> foldOf[panel.country(row)] != fold && learnt.test(row)),
              test));
    }
    return folds;
  }

  /** The countries with most days before an event are dealt out first, to the emptiest fold. */
  private int[] foldsOfCountries() {
    int countries = panel.countries().size();
    long[] events = new long[countries];
    for (int row : rows) {
      for (Subject subject : Subject.values()) {
        events[panel.country(row)] += panel.happened(subject, row) ? 1 : 0;
      }
    }
    long[] held = new long[COUNTRY_FOLDS];
    int[] foldOf = new int[countries];
    IntStream.range(0, countries)
        .boxed()
        .sorted(Comparator.comparingLong((Integer each) -> -events[each]))
        .forEach(
            country -> {
              int emptiest = 0;
              for (int f = 1; f < COUNTRY_FOLDS; f++) {
                emptiest = held[f] < held[emptiest] ? f : emptiest;
              }
              foldOf[country] = emptiest;
              held[emptiest] += events[country] + 1;
            });
    return foldOf;
  }

  private int day(double part) {
    return study.firstDay() + (int) ((study.lastDay() - study.firstDay() + 1) * part);
  }

  private int[] where(IntPredicate which) {
    return Arrays.stream(rows).filter(which).toArray();
  }
}
