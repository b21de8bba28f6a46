package org.lastmetre;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rooms are the packages below {@code org.lastmetre}; what flows between them flows one way.
 */
@AnalyzeClasses(packages = "org.lastmetre", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  private static final String HOUSE = "org.lastmetre.";
  private static final String SPARK = "org.apache.spark..";

  /** From the door to the cellar: a room may use those after it. */
  private static final List<String> FLOW =
      List.of(
          "cli",
          "ops",
          "serve",
          "deliver",
          "mart",
          "query",
          "publish",
          "metrics",
          "silver",
          "landing",
          "lake",
          "vault",
          "policy",
          "worktime",
          "contract");

  /** Rooms that may use less than all that come after them. */
  private static final Map<String, Set<String>> NARROWER =
      Map.of(
          "lake", Set.of("contract"),
          "vault", Set.of("contract"),
          "worktime", Set.of());

  /** Rooms of plain Java: their rules can be read, tried and tested without an engine. */
  private static final String[] PLAIN = {
    "contract..", "policy..", "worktime..", "vault..", "generate.."
  };

  /** Silver's rules; the classes that run them over tables are the rest of the room. */
  private static final Set<String> SILVER_RULES =
      Set.of(
          "UnitTree",
          "UnitStretch",
          "UnitVersion",
          "Readings",
          "Place",
          "Rules",
          "VisitRules",
          "IssueRules",
          "life.IssueLife",
          "life.IssueDeadline",
          "life.IssueEvent",
          "life.IssueFacts",
          "life.IssueHours",
          "life.IssueTimeline",
          "life.Suspensions");

  private static final Map<String, Set<String>> CLOCK =
      Map.of(
          "java.time.Clock",
          Set.of(
              "system",
              "systemUTC",
              "systemDefaultZone",
              "tick",
              "tickMillis",
              "tickSeconds",
              "tickMinutes"),
          "java.lang.System",
          Set.of("currentTimeMillis", "nanoTime"),
          "java.util.Calendar",
          Set.of("getInstance"),
          "org.apache.spark.sql.functions",
          Set.of("now", "curdate", "current_date", "current_timestamp", "localtimestamp"));

  /** What gives another value each time, as no replayed night may. */
  private static final Map<String, Set<String>> CHANCE =
      Map.of(
          "java.lang.Math",
          Set.of("random"),
          "java.util.UUID",
          Set.of("randomUUID"),
          "java.util.concurrent.ThreadLocalRandom",
          Set.of("current"),
          "java.security.SecureRandom",
          Set.of("<init>"),
          "org.apache.spark.sql.functions",
          Set.of("rand", "randn", "uuid", "shuffle", "monotonically_increasing_id"));

  private static final Map<String, Set<String>> ENVIRONMENT =
      Map.of(
          "java.lang.System", Set.of("getenv", "exit"),
          "java.lang.Runtime", Set.of("exit", "halt"),
          "java.time.ZoneId", Set.of("systemDefault"),
          "java.util.TimeZone", Set.of("getDefault"),
          "java.util.Locale", Set.of("getDefault"));

  @ArchTest
  static final ArchRule no_room_depends_on_itself_by_way_of_another =
      slices().matching("org.lastmetre.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule plain_rooms_know_no_spark =
      noClasses().that().resideInAnyPackage(below(PLAIN)).should().dependOnClassesThat(spark());

  @ArchTest
  static final ArchRule silver_rules_know_no_spark =
      noClasses().that(areSilverRules()).should().dependOnClassesThat(spark());

  @ArchTest
  static final ArchRule only_the_lake_says_delta_a_hadoop_path_or_a_write_mode =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + "lake..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.delta..", "org.apache.spark.sql.delta..", "org.apache.hadoop.fs..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.apache\\.spark\\.sql\\.(SaveMode|DataFrameReader|DataFrameWriter.*|MergeIntoWriter)");

  @ArchTest
  static final ArchRule only_the_door_reads_the_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + "cli..")
          .should()
          .accessTargetWhere(describe("reads the clock", RoomsTest::readsTheClock));

  @ArchTest
  static final ArchRule only_the_vault_and_the_salts_of_passwords_draw_lots =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + "vault..", HOUSE + "serve..")
          .should()
          .accessTargetWhere(describe("draws lots without a seed", RoomsTest::drawsLots));

  @ArchTest
  static final ArchRule queries_are_sql_and_no_functions_of_ours =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + "metrics..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org\\.apache\\.spark\\.sql\\..*(UDF|UserDefined).*");

  @ArchTest
  static final ArchRule only_the_door_reads_the_environment_or_exits =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + "cli..")
          .should()
          .accessTargetWhere(
              describe("reads the environment or exits", access -> isAmong(ENVIRONMENT, access)));

  @ArchTest
  static final ArchRule only_the_door_prints =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + "cli..")
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule things_are_named_for_what_they_are =
      noClasses()
          .should()
          .haveSimpleNameContaining("Util")
          .orShould()
          .haveSimpleNameContaining("Helper")
          .orShould()
          .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..");

  @ArchTest
  static void every_room_has_its_place_in_the_flow(JavaClasses house) {
    Set<String> rooms =
        house.stream().map(RoomsTest::room).collect(Collectors.toCollection(TreeSet::new));
    Set<String> placed = new TreeSet<>(FLOW);
    placed.add("generate");
    assertThat(rooms).as("a new room is given its place in FLOW").isEqualTo(placed);
  }

  @ArchTest
  static void a_room_uses_only_those_after_it(JavaClasses house) {
    for (String room : FLOW) {
      List<String> after = FLOW.subList(FLOW.indexOf(room) + 1, FLOW.size());
      Set<String> used = new TreeSet<>(NARROWER.getOrDefault(room, Set.copyOf(after)));
      used.add(room);
      if (room.equals("cli")) {
        used.add("generate");
      }
      usesOnly(room, used).check(house);
    }
    usesOnly("generate", Set.of("generate")).check(house);
  }

  @ArchTest
  static void the_rules_of_silver_are_still_there(JavaClasses house) {
    assertThat(SILVER_RULES).allMatch(name -> house.contain(HOUSE + "silver." + name));
  }

  private static ArchRule usesOnly(String room, Set<String> used) {
    String[] packages = used.stream().map(other -> HOUSE + other + "..").toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(HOUSE + room + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("org.lastmetre..").or(resideInAnyPackage(packages)))
        .as("room " + room + " uses " + used);
  }

  private static String room(JavaClass type) {
    String below = type.getPackageName().substring(HOUSE.length());
    return below.split("\\.", 2)[0];
  }

  private static String[] below(String... packages) {
    return Arrays.stream(packages).map(name -> HOUSE + name).toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> spark() {
    return resideInAnyPackage(SPARK, "io.delta..", "scala..");
  }

  /** Those named, what is nested in them, and every implementation of {@code Rules}. */
  private static DescribedPredicate<JavaClass> areSilverRules() {
    return describe(
        "are rules of silver",
        type ->
            type.isAssignableTo(HOUSE + "silver.Rules")
                || SILVER_RULES.stream()
                    .anyMatch(rule -> outermost(type).getName().equals(HOUSE + "silver." + rule)));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(RoomsTest::outermost).orElse(type);
  }

  private static boolean readsTheClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    if (owner.startsWith("java.time.") && access.getName().equals("now")) {
      return !parameters(access).contains("java.time.Clock");
    }
    if (owner.equals("java.util.Date") && access.getName().equals("<init>")) {
      return parameters(access).isEmpty();
    }
    return isAmong(CLOCK, access);
  }

  private static boolean drawsLots(JavaAccess<?> access) {
    boolean seedless = access.getName().equals("<init>") && parameters(access).isEmpty();
    return isAmong(CHANCE, access)
        || (access.getTargetOwner().getName().equals("java.util.Random") && seedless);
  }

  private static boolean isAmong(Map<String, Set<String>> calls, JavaAccess<?> access) {
    return calls
        .getOrDefault(access.getTargetOwner().getName(), Set.of())
        .contains(access.getName());
  }

  private static List<String> parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget unit
        ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
        : List.of();
  }
}
