package lepton;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The plan of the rooms: which package may use which. Rooms that are not built yet hold trivially.
class RoomsTest {
  /// The plan. `all` stands for every room of the table, `-room` for all but that one.
  private static final String PLAN =
      """
      quantity      |
      derivation    | quantity
      text          | quantity
      catalog       | quantity text derivation
      serving       | quantity catalog
      workload      | quantity text catalog derivation serving
      energy        | quantity catalog workload derivation serving
      carbon        | quantity catalog derivation
      uncertainty   | quantity
      estimate      | quantity text catalog serving workload energy carbon derivation uncertainty meter
      validate      | quantity text catalog workload estimate carbon derivation uncertainty
      calibrate     | quantity text catalog workload energy meter
      service       | quantity text catalog workload
      plan          | quantity text catalog workload energy carbon derivation uncertainty estimate meter
      plan.placement | quantity workload
      meter         | quantity text
      meter.sensor  | quantity meter text foreign
      checkpoint    | quantity text
      foreign       |
      process       | foreign
      report        | all -meter.sensor -cli
      cli           | all
      """;

  /// Rooms that compute and do nothing else: what they need of the world is handed to them.
  private static final Set<String> PURE =
      Set.of(
          "quantity",
          "derivation",
          "serving",
          "energy",
          "carbon",
          "uncertainty",
          "estimate",
          "validate",
          "calibrate",
          "plan",
          "plan.placement");

  /// Libraries, and the rooms that may know of them. The root package, the way in, counts as cli.
  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "tools.jackson..", Set.of("text", "meter", "report"),
          "org.snakeyaml..", Set.of("text"),
          "picocli..", Set.of("cli"),
          "org.apache.commons..", Set.of("calibrate", "plan", "plan.placement"),
          "org.jline..", Set.of("cli"),
          "java.lang.foreign..", Set.of("foreign", "process", "meter.sensor"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("lepton");

  private static final Map<String, Set<String>> ROOMS = rooms();

  static Set<String> names() {
    return ROOMS.keySet();
  }

  static Set<String> libraries() {
    return LIBRARIES.keySet();
  }

  @Test
  void every_class_is_in_a_room_of_the_plan() {
    Set<String> elsewhere =
        CLASSES.stream()
            .filter(known -> roomOf(known).isEmpty())
            .map(JavaClass::getName)
            .collect(toCollection(TreeSet::new));
    assertThat(elsewhere).as("classes outside the rooms " + ROOMS.keySet()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_room_uses_only_what_the_plan_allows(String room) {
    classes()
        .that(areIn(Set.of(room)))
        .should(useOnly(ROOMS.getOrDefault(room, Set.of())))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void a_library_is_known_only_where_the_plan_says(String library) {
    noClasses()
        .that(areNotIn(LIBRARIES.getOrDefault(library, Set.of())))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void only_cli_exits_and_prints() {
    noClasses()
        .that(areNotIn(Set.of("cli")))
        .should()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.(System|Runtime)")))
                .and(target(nameMatching("exit|halt"))))
        .orShould()
        .accessFieldWhere(
            com.tngtech.archunit.core.domain.JavaFieldAccess.Predicates.target(
                owner(nameMatching("java\\.lang\\.System"))))
        .orShould()
        .callMethodWhere(target(nameMatching("printStackTrace")))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void pure_rooms_know_no_files_clocks_or_environment() {
    noClasses()
        .that(areIn(PURE))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "java.net..", "java.lang.foreign..")
                .or(nameMatching("java\\.time\\.Clock|java\\.io\\.File.*").forSubtype()))
        .orShould()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.(System|Runtime|ProcessBuilder)")))
                .and(target(nameMatching("arraycopy|identityHashCode")).negate()))
        .orShould()
        .callMethodWhere(
            target(owner(resideInAnyPackage("java.time.."))).and(target(nameMatching("now"))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static Map<String, Set<String>> rooms() {
    Map<String, Set<String>> plan = new TreeMap<>();
    for (String line : PLAN.lines().toList()) {
      int bar = line.indexOf('|');
      Set<String> mayUse = new HashSet<>(List.of(line.substring(bar + 1).strip().split(" +", -1)));
      plan.put(line.substring(0, bar).strip(), mayUse);
    }
    for (Set<String> mayUse : plan.values()) {
      if (mayUse.remove("all")) {
        Set<String> but = Set.copyOf(mayUse);
        mayUse.clear();
        mayUse.addAll(plan.keySet());
        mayUse.removeIf(room -> but.contains("-" + room));
      }
    }
    return plan;
  }

  /// The room that a class of ours is in: the one of the longest name that begins its package.
  private static String roomOf(JavaClass known) {
    String place = known.getPackageName();
    if (place.equals("lepton")) {
      return "cli";
    }
    return ROOMS.keySet().stream()
        .filter(room -> (place + ".").startsWith("lepton." + room + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static DescribedPredicate<JavaClass> areIn(Set<String> rooms) {
    return DescribedPredicate.describe("are in " + rooms, known -> rooms.contains(roomOf(known)));
  }

  private static DescribedPredicate<JavaClass> areNotIn(Set<String> rooms) {
    return DescribedPredicate.describe(
        "are not in " + rooms, known -> !rooms.contains(roomOf(known)));
  }

  private static ArchCondition<JavaClass> useOnly(Set<String> mayUse) {
    return new ArchCondition<>("use only " + mayUse) {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass();
          boolean ours = (used.getPackageName() + ".").startsWith("lepton.");
          if (ours && !roomOf(used).equals(roomOf(user)) && !mayUse.contains(roomOf(used))) {
            events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
          }
        }
      }
    };
  }
}
