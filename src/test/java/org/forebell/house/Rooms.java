package org.forebell.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The table of rooms of ARCHITECTURE.md as rules over a base package. A room that does not exist
 * yet breaks none; {@link RoomsTest} shows that each rule can be broken.
 */
final class Rooms {
  private static final Set<String> PURE =
      Set.of(
          "report",
          "place",
          "risk",
          "policy",
          "silence",
          "alert",
          "delivery",
          "wording",
          "backtest",
          "bulletin",
          "console",
          "scenario");

  /** Which rooms a room may import; {@code cli} may import all and is not listed. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          entry("report", Set.of()),
          entry("place", Set.of()),
          entry("risk", Set.of("report", "place", "silence")),
          entry("policy", Set.of("report", "place", "risk")),
          entry("silence", Set.of("report", "place")),
          entry("alert", Set.of("report", "place", "risk", "policy", "silence")),
          entry("delivery", Set.of("report", "place", "risk", "silence", "alert", "settings")),
          entry("wording", Set.of("report", "place", "risk", "silence", "alert", "delivery")),
          entry(
              "channel",
              Set.of(
                  "report",
                  "place",
                  "risk",
                  "silence",
                  "alert",
                  "delivery",
                  "wording",
                  "settings")),
          entry(
              "inbound",
              Set.of("report", "risk", "alert", "delivery", "wording", "channel", "settings")),
          entry("backtest", Set.of("report", "place", "risk", "policy", "silence", "alert")),
          entry(
              "bulletin",
              Set.of("report", "place", "risk", "alert", "delivery", "wording", "backtest")),
          entry("console", Set.of("report", "risk", "alert")),
          entry("scenario", Set.of("report", "place")),
          entry(
              "flink",
              Set.of(
                  "report",
                  "place",
                  "risk",
                  "policy",
                  "silence",
                  "alert",
                  "delivery",
                  "wording",
                  "channel",
                  "settings",
                  "inbound",
                  "scenario")),
          entry("settings", Set.of()),
          entry("cluster", Set.of()),
          entry("metrics", Set.of()));

  private final String base;

  Rooms(String base) {
    this.base = base;
  }

  /** All rules by name. */
  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    MAY_IMPORT.forEach(
        (room, allowed) -> rules.put(room + " imports only its neighbours", imports(room)));
    rules.put("every class has its room", everyClassHasItsRoom());
    rules.put("only the audit knows actors", onlyTheAuditKnowsActors());
    rules.put("no score hears of silence", noScoreHearsOfSilence());
    rules.put("pure rooms know no engine", noEngine());
    rules.put("pure rooms touch no file or network", noFilesOrNetwork());
    rules.put("pure rooms read no clock", noClock());
    rules.put("pure rooms throw no dice", noDice());
    rules.put("pure rooms compute the same everywhere", onlyStrictMath());
    rules.put("only commands speak to the terminal", onlyCommandsSpeak());
    rules.put("no static state changes", noStaticState());
    rules.put("no field is optional", noOptionalField());
    rules.put("names come from the problem", namesFromTheProblem());
    rules.replaceAll((name, rule) -> rule.allowEmptyShould(true).as(name));
    return rules;
  }

  private ArchRule imports(String room) {
    String[] allowed =
        Stream.concat(Stream.of(room), MAY_IMPORT.get(room).stream())
            .map(this::packageOf)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(packageOf(room))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(base + "..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed))));
  }

  private ArchRule everyClassHasItsRoom() {
    String[] all =
        Stream.concat(Stream.of("cli"), MAY_IMPORT.keySet().stream())
            .map(this::packageOf)
            .toArray(String[]::new);
    return classes().that().resideInAPackage(base + "..").should().resideInAnyPackage(all);
  }

  /** Classes of actors reach the equity audit alone: nothing that scores or words may see them. */
  private ArchRule onlyTheAuditKnowsActors() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            packageOf("risk"), packageOf("alert"), packageOf("flink"), packageOf("place"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(base + ".backtest.equity..")
                .or(describe("AuditLines", c -> c.getSimpleName().equals("AuditLines"))));
  }

  /** An assessment tells of silence beside its score; nothing that makes one may know of it. */
  private ArchRule noScoreHearsOfSilence() {
    return noClasses()
        .that()
        .resideInAnyPackage(packageOf("risk"), packageOf("policy"))
        .and(describe("make a score", c -> !c.getSimpleName().startsWith("Assessment")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packageOf("silence"));
  }

  private ArchRule noEngine() {
    return noClasses()
        .that()
        .resideInAnyPackage(pure())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "kafka..", "picocli..");
  }

  private ArchRule noFilesOrNetwork() {
    return noClasses()
        .that()
        .resideInAnyPackage(pure())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                .or(assignableTo(File.class))
                .or(describe("java.io.File…", c -> c.getName().startsWith("java.io.File")))
                .or(describe("RandomAccessFile", c -> c.getName().endsWith("RandomAccessFile"))));
  }

  private ArchRule noClock() {
    DescribedPredicate<JavaAccess<?>> readsClock =
        calls(System.class, Set.of("currentTimeMillis", "nanoTime"))
            .or(
                describe(
                    "a time's now()",
                    access ->
                        access.getTarget().getName().equals("now")
                            && owner(access).isAssignableTo(TemporalAccessor.class)))
            .or(calls(Clock.class, Set.of("system", "systemUTC", "systemDefaultZone")));
    return noClasses().that().resideInAnyPackage(pure()).should().accessTargetWhere(readsClock);
  }

  private ArchRule noDice() {
    DescribedPredicate<JavaAccess<?>> throwsDice =
        calls(Math.class, Set.of("random"))
            .or(calls(UUID.class, Set.of("randomUUID")))
            .or(calls(ThreadLocalRandom.class, Set.of("current")))
            .or(
                describe(
                    "a generator without a seed",
                    access ->
                        access.getTarget() instanceof AccessTarget.ConstructorCallTarget made
                            && owner(access).getFullName().endsWith("Random")
                            && made.getRawParameterTypes().isEmpty()))
            .or(calls(System.class, Set.of("getenv", "getProperty", "identityHashCode")));
    return noClasses().that().resideInAnyPackage(pure()).should().accessTargetWhere(throwsDice);
  }

  /**
   * {@code Math} may differ in the last bit from machine to machine, {@code StrictMath} may not.
   */
  private ArchRule onlyStrictMath() {
    Set<String> inexact =
        Set.of(
            "exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan", "asin", "acos",
            "atan", "atan2", "sinh", "cosh", "tanh", "cbrt", "hypot");
    return noClasses()
        .that()
        .resideInAnyPackage(pure())
        .should()
        .accessTargetWhere(calls(Math.class, inexact));
  }

  private ArchRule onlyCommandsSpeak() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackage(packageOf("cli"))
        .should()
        .accessTargetWhere(calls(System.class, Set.of("out", "err", "in", "exit")));
  }

  private ArchRule noStaticState() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(base + "..")
        .and()
        .areStatic()
        .should()
        .notBeFinal();
  }

  private ArchRule noOptionalField() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(base + "..")
        .should()
        .haveRawType(Optional.class);
  }

  private ArchRule namesFromTheProblem() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .should()
        .haveNameMatching(
            ".*\\.(\\w*(Util|Utils|Helper|Helpers|Manager|Impl|Common|Misc))(\\$.*)?");
  }

  private static DescribedPredicate<JavaAccess<?>> calls(Class<?> owner, Set<String> names) {
    return describe(
        owner.getSimpleName() + "." + names,
        access ->
            owner(access).isEquivalentTo(owner) && names.contains(access.getTarget().getName()));
  }

  private static JavaClass owner(JavaAccess<?> access) {
    return access.getTargetOwner();
  }

  private String[] pure() {
    return PURE.stream().map(this::packageOf).toArray(String[]::new);
  }

  private String packageOf(String room) {
    return base + "." + room + "..";
  }

  /** The names of all rules that these classes break. */
  List<String> broken(JavaClasses classes) {
    return rules().entrySet().stream()
        .filter(rule -> rule.getValue().evaluate(classes).hasViolation())
        .map(Map.Entry::getKey)
        .toList();
  }
}
