package dev.coterie;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The import table of the house, as the chapter on it shows it. */
@AnalyzeClasses(packages = "dev.coterie", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.coterie.";

  private static final String[] OF_MONEY = {
    "dev.coterie.kernel..",
    "dev.coterie.catalog..",
    "dev.coterie.group..",
    "dev.coterie.ledger..",
    "dev.coterie.membership..",
    "dev.coterie.order..",
    "dev.coterie.pricing.."
  };

  private static final DescribedPredicate<JavaClass> BINARY_FLOATING_POINT =
      DescribedPredicate.describe(
          "are binary floating point",
          type ->
              Stream.of(double.class, float.class, Double.class, Float.class)
                  .anyMatch(type::isEquivalentTo));

  /** What each package may import of the project's own, beside itself. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          entry("kernel", List.of()),
          entry("config", List.of()),
          entry("bus", List.of("kernel")),
          entry("json", List.of("kernel")),
          entry("db", List.of("kernel", "config")),
          entry("event", List.of("kernel", "bus", "db")),
          entry("delivery", List.of("kernel", "bus", "db", "event")),
          entry("imports", List.of("kernel", "db")),
          entry("caller", List.of("kernel", "bus", "db", "config")),
          entry("group", List.of("kernel", "bus", "db", "event", "json")),
          entry("catalog", List.of("kernel", "bus", "db", "event", "imports", "group", "json")),
          entry("customer", List.of("kernel", "bus", "db", "imports")),
          entry("ledger", List.of("kernel", "db", "group")),
          entry("expiry", List.of("kernel", "bus", "db", "event", "config")),
          entry(
              "membership",
              List.of("kernel", "bus", "db", "event", "group", "customer", "ledger", "expiry")),
          entry(
              "order.account",
              List.of("kernel", "bus", "db", "event", "group", "ledger", "membership")),
          entry(
              "order.quote",
              List.of("kernel", "bus", "db", "group", "ledger", "membership", "order.account")),
          entry(
              "order.gift",
              List.of("kernel", "bus", "db", "ledger", "membership", "order.account")),
          entry(
              "order",
              List.of(
                  "kernel",
                  "bus",
                  "db",
                  "event",
                  "ledger",
                  "membership",
                  "order.account",
                  "order.quote",
                  "order.gift")),
          entry("pricing.cache", List.of()),
          entry("pricing", List.of("kernel", "bus", "db", "config", "group", "pricing.cache")),
          entry("ops", List.of("kernel", "config", "db", "pricing")),
          entry("http", List.of("kernel", "bus", "caller", "json")),
          entry("http.access", List.of("kernel", "bus", "caller", "http")),
          entry(
              "http.server",
              List.of("kernel", "bus", "config", "caller", "json", "http", "http.access")),
          entry(
              "http.price",
              List.of(
                  "kernel",
                  "caller",
                  "catalog",
                  "group",
                  "pricing",
                  "json",
                  "http",
                  "http.server")),
          entry(
              "http.api",
              List.of(
                  "kernel",
                  "bus",
                  "caller",
                  "json",
                  "imports",
                  "event",
                  "catalog",
                  "customer",
                  "group",
                  "ledger",
                  "membership",
                  "order",
                  "order.account",
                  "order.quote",
                  "order.gift",
                  "http",
                  "http.server")),
          entry(
              "demo",
              List.of("kernel", "bus", "imports", "catalog", "customer", "group", "membership")),
          entry(
              "app",
              List.of(
                  "kernel",
                  "bus",
                  "config",
                  "db",
                  "event",
                  "delivery",
                  "caller",
                  "catalog",
                  "customer",
                  "group",
                  "ledger",
                  "membership",
                  "expiry",
                  "order",
                  "order.account",
                  "pricing",
                  "ops",
                  "http.api",
                  "http.price",
                  "http.server",
                  "demo")));

  @ArchTest
  static void every_package_imports_only_what_the_table_allows(JavaClasses all) {
    MAY_IMPORT.forEach(
        (name, others) -> {
          String[] allowed =
              Stream.concat(Stream.of(name), others.stream())
                  .map(other -> ROOT + other)
                  .toArray(String[]::new);
          noClasses()
              .that(resideInAPackage(ROOT + name))
              .should()
              .dependOnClassesThat(
                  resideInAPackage("dev.coterie..")
                      .and(DescribedPredicate.not(resideInAnyPackage(allowed))))
              .check(all);
        });
  }

  @ArchTest
  static void every_package_stands_in_the_table(JavaClasses all) {
    String[] known =
        Stream.concat(
                Stream.of("dev.coterie"), MAY_IMPORT.keySet().stream().map(name -> ROOT + name))
            .toArray(String[]::new);
    classes().should().resideInAnyPackage(known).check(all);
  }

  @ArchTest
  static void every_package_says_in_a_sentence_what_lives_there_and_is_null_marked(
      JavaClasses all) {
    MAY_IMPORT
        .keySet()
        .forEach(
            name ->
                assertThat(all.getPackage(ROOT + name).isAnnotatedWith(NullMarked.class))
                    .as(name)
                    .isTrue());
  }

  @ArchTest
  static final ArchRule kernel_needs_nothing_but_java =
      classes()
          .that(resideInAPackage("dev.coterie.kernel"))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("dev.coterie.kernel", "java..", "org.jspecify.."));

  @ArchTest
  static final ArchRule sql_stays_behind_the_contracts =
      noClasses()
          .that(
              resideInAnyPackage("dev.coterie.http..", "dev.coterie.json..", "dev.coterie.demo.."))
          .should()
          .dependOnClassesThat(resideInAPackage("io.vertx.sqlclient.."));

  @ArchTest
  static final ArchRule no_package_depends_on_itself_by_a_detour =
      slices().matching("dev.coterie.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_wall_clock_is_read_through_a_clock =
      noClasses()
          .that(DescribedPredicate.not(resideInAPackage("dev.coterie")))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule money_is_never_parsed_as_binary_floating_point =
      noClasses()
          .that(resideInAnyPackage(OF_MONEY))
          .should()
          .dependOnClassesThat(BINARY_FLOATING_POINT);

  @ArchTest
  static final ArchRule money_is_never_passed_as_binary_floating_point =
      noCodeUnits()
          .that()
          .areDeclaredInClassesThat(resideInAnyPackage(OF_MONEY))
          .should()
          .haveRawReturnType(BINARY_FLOATING_POINT)
          .orShould()
          .haveRawParameterTypes(anyElementThat(BINARY_FLOATING_POINT));

  @ArchTest
  static final ArchRule money_is_never_kept_as_binary_floating_point =
      noFields()
          .that()
          .areDeclaredInClassesThat(resideInAnyPackage(OF_MONEY))
          .should()
          .haveRawType(BINARY_FLOATING_POINT);

  @ArchTest
  static final ArchRule nothing_sleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
