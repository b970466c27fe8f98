package org.forebell.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is judged by what it was learnt from. */
class FoldsTest {

  private static final int FIRST_DAY = 100;
  private static final int LAST_DAY = 999;

  private final Panel panel = DrawnPanel.of(4, 24, 1_007, (day, seen) -> 0.01);
  private final Study study =
      new Study(new Chronicle(List.of(), 0), Map.of(), panel, FIRST_DAY, LAST_DAY);

  @ParameterizedTest
  @EnumSource(Split.class)
  void no_row_is_judged_twice_nor_learnt_from_in_its_fold(Split split) {
    List<Fold> folds = new Folds(study).of(split);
    int[] judged = folds.stream().flatMapToInt(fold -> Arrays.stream(fold.test())).toArray();

    assertThat(judged).doesNotHaveDuplicates().isNotEmpty();
    for (Fold fold : folds) {
      assertThat(fold.train()).isSorted().isNotEmpty();
      assertThat(fold.test()).isSorted().isNotEmpty();
      Set<Integer> learnt = Arrays.stream(fold.train()).boxed().collect(Collectors.toSet());
      assertThat(Arrays.stream(fold.test())).noneMatch(learnt::contains);
      assertThat(IntStream.concat(Arrays.stream(fold.train()), Arrays.stream(fold.test())))
          .allMatch(row -> panel.day(row) >= FIRST_DAY && panel.day(row) <= LAST_DAY);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNSEEN_TIME", "BOTH"})
  void the_seven_days_of_what_is_learnt_are_over_before_the_first_judged_day(Split split) {
    for (Fold fold : new Folds(study).of(split)) {
      int lastLearnt = Arrays.stream(fold.train()).map(panel::day).max().orElseThrow();
      int firstJudged = Arrays.stream(fold.test()).map(panel::day).min().orElseThrow();

      assertThat(lastLearnt + 7).isLessThanOrEqualTo(firstJudged);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNSEEN_COUNTRIES", "BOTH"})
  void no_country_that_is_judged_was_learnt_from(Split split) {
    for (Fold fold : new Folds(study).of(split)) {
      Set<Integer> learnt =
          Arrays.stream(fold.train()).map(panel::country).boxed().collect(Collectors.toSet());

      assertThat(Arrays.stream(fold.test())).noneMatch(row -> learnt.contains(panel.country(row)));
    }
  }

  @Test
  void every_row_is_judged_in_some_unseen_country_and_the_last_two_thirds_in_unseen_time() {
    assertThat(judged(Split.UNSEEN_COUNTRIES)).isEqualTo(study.rows().length);
    assertThat(judged(Split.UNSEEN_TIME)).isEqualTo(study.rows().length * 2 / 3);
    assertThat(judged(Split.BOTH)).isEqualTo(study.rows().length / 3);
  }

  private int judged(Split split) {
    return new Folds(study).of(split).stream().mapToInt(fold -> fold.test().length).sum();
  }
}
