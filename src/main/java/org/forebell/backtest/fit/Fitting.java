package org.forebell.backtest.fit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.forebell.backtest.Panel;
import org.forebell.backtest.Study;
import org.forebell.report.Subject;
import org.forebell.risk.RiskModel;
import org.forebell.risk.SubjectModel;

/** Fits both subjects: settings by cross-validation, then the coefficients on all rows. */
public final class Fitting {

  /** Of the quiet area-days, one in so many is learnt from. */
  public static final int ONE_IN = 12;

  /** Of the quiet area-days, one in so many is looked at to choose settings. */
  public static final int ONE_IN_TO_CHOOSE = 24;

  private static final int LEAST_EVENTS = 100;
  private static final int LEAST_EVENTS_WITH_PRIOR = 20;
  private static final int LEAST_AREAS = 5;
  private static final int LEAST_DAYS = 365;
  private static final int LEAST_DAYS_WITH_PRIOR = 90;

  /** What was fitted for a subject, and how it was chosen. */
  public record Fitted(
      SubjectModel model, Selection.Chosen chosen, long areaDays, long eventDays) {}

  private Fitting() {}

  /**
   * Fits on all rows of a study.
   *
   * @param prior the model that coefficients are drawn to where a history is short, null for none
   * @throws IllegalArgumentException when there is too little to learn from, with how much is
   *     needed
   */
  public static Map<Subject, Fitted> fit(Study study, RiskModel prior) {
    for (Subject subject : Subject.values()) {
      requireEnough(study, subject, prior != null);
    }
    int[] rows = study.rows();
    Map<Subject, Fitted> fitted =
        Arrays.stream(Subject.values())
            .parallel()
            .collect(
                Collectors.toMap(
                    subject -> subject,
                    subject ->
                        fit(
                            study.panel(),
                            subject,
                            rows,
                            prior == null ? null : prior.of(subject))));
    return new EnumMap<>(fitted);
  }

  /** Fits one subject on some rows. */
  public static Fitted fit(Panel panel, Subject subject, int[] rows, SubjectModel prior) {
    Selection.Chosen chosen = new Selection(panel, subject, rows, ONE_IN_TO_CHOOSE, prior).choose();
    SubjectModel model = new LogLinear(panel, subject, rows, ONE_IN, prior).fit(chosen.settings());
    long events = Arrays.stream(rows).filter(row -> panel.happened(subject, row)).count();
    return new Fitted(model, chosen, rows.length, events);
  }

  private static void requireEnough(Study study, Subject subject, boolean prior) {
    long events = study.events(subject);
    long areas = study.panel().areas().size();
    int days = study.lastDay() - study.firstDay() + 1;
    int leastEvents = prior ? LEAST_EVENTS_WITH_PRIOR : LEAST_EVENTS;
    int leastDays = prior ? LEAST_DAYS_WITH_PRIOR : LEAST_DAYS;
    if (events < leastEvents || areas < LEAST_AREAS || days < leastDays) {
      throw new IllegalArgumentException(
          "too little to learn from for "
              + subject.code()
              + ": "
              + events
              + " incidents and threats in "
              + areas
              + " areas over "
              + days
              + " days after the warm-up; needed are "
              + leastEvents
              + " in "
              + LEAST_AREAS
              + " areas over "
              + leastDays
              + " days"
              + (prior
                  ? "; the shipped model is the better choice"
                  : "; with --prior config/model.json, which draws the fit to the shipped model, "
                      + LEAST_EVENTS_WITH_PRIOR
                      + " over "
                      + LEAST_DAYS_WITH_PRIOR
                      + " days are enough"));
    }
  }
}
