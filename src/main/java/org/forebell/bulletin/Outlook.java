package org.forebell.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.alert.Likelihood;
import org.forebell.bulletin.Bulletin.Band;
import org.forebell.bulletin.Bulletin.Named;

/** All areas by how likely an incident or threat is within the horizon, with fixed words. */
final class Outlook {

  private static final int MOST_NAMED = 10;
  private static final Comparator<Named> LIKELIEST_FIRST =
      Comparator.comparingDouble((Named each) -> -each.probability())
          .thenComparing(each -> each.area().country())
          .thenComparing(each -> each.area().code())
          .thenComparing(each -> each.area().name())
          .thenComparing(Named::subject);

  private Outlook() {}

  static List<Band> of(Gathered gathered, Fared fared, Sight sight) {
    Map<Likelihood, List<Named>> byWord = new TreeMap<>(Comparator.reverseOrder());
    gathered
        .latest()
        .forEach(
            (whose, day) ->
                byWord
                    .computeIfAbsent(Likelihood.of(day.probability()), word -> new ArrayList<>())
                    .add(
                        new Named(
                            sight.area(whose.area()),
                            whose.subject(),
                            day.level(),
                            day.probability())));
    List<Band> bands = new ArrayList<>();
    byWord.forEach(
        (word, areas) -> {
          areas.sort(LIKELIEST_FIRST);
          bands.add(
              new Band(
                  word.code(),
                  word.from(),
                  word.to(),
                  areas.size(),
                  word == Likelihood.ALMOST_NO_CHANCE ? List.of() : named(areas),
                  fared.of(word)));
        });
    return bands;
  }

  /** The likeliest; one that is no more than its country is named once. */
  private static List<Named> named(List<Named> likeliestFirst) {
    List<Named> named = new ArrayList<>();
    LinkedHashSet<String> seen = new LinkedHashSet<>();
    for (Named each : likeliestFirst) {
      boolean isCountryAlone = each.area().code().isEmpty() && each.area().name().isEmpty();
      boolean isNew =
          !isCountryAlone || seen.add(each.area().country() + " " + each.subject().code());
      if (isNew && named.size() < MOST_NAMED) {
        named.add(each);
      }
    }
    return List.copyOf(named);
  }
}
