package dev.coterie;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  /** What each package imports of the project's own, beside itself: no more, and no less. */
  private static final String IMPORTS =
      """
      kernel
      config
      bus: kernel
      json: kernel
      db: kernel bus config
      event: kernel bus db
      delivery: bus db event
      imports: kernel db
      caller.user: kernel bus db event
      caller: kernel bus db config event caller.user connect.shop
      caller.signon: kernel bus config caller.user
      group.terms: kernel db json
      group: kernel bus db event json group.terms
      catalog: kernel bus db event imports json group group.terms
      customer: kernel bus db event imports
      ledger.tier: kernel group.terms
      ledger: kernel db group ledger.tier
      expiry: kernel bus db event config
      mail: kernel bus db event delivery config customer
      webhook.address: kernel
      webhook: kernel bus db event delivery config webhook.address
      membership: kernel bus db event group group.terms customer ledger ledger.tier expiry
      list: kernel bus db event imports customer group group.terms ledger expiry
      order.charge: kernel bus db group group.terms ledger.tier
      order.account: kernel bus db event json customer group group.terms ledger.tier membership
      order.account: order.charge
      order.quote: kernel bus db group ledger.tier membership order.account order.charge
      order.gift: kernel bus db group group.terms ledger.tier membership
      order.gift: order.account order.charge
      order: kernel bus db event ledger.tier membership
      order: order.account order.charge order.quote order.gift
      pricing.cache
      pricing.buyer: kernel group.terms pricing.cache
      pricing: kernel bus db config group group.terms pricing.buyer pricing.cache
      pricing.simulation: kernel bus db json group group.terms pricing pricing.buyer
      restriction: kernel bus db event group group.terms pricing pricing.buyer
      pricing.shop: kernel bus db config group.terms pricing pricing.buyer pricing.cache
      connect.shop: kernel bus db event json customer group group.terms membership
      connect.mall: kernel bus db event catalog pricing.shop connect.shop
      connect.listing: kernel bus db event json group.terms pricing.shop connect.mall connect.shop
      connect.group: kernel bus db event group.terms connect.shop
      connect.storefront: kernel bus db
      connect: kernel bus db event delivery
      connect: connect.group connect.listing connect.mall connect.shop
      retention: bus db
      ops: kernel config db pricing pricing.shop
      audit: bus db
      http: kernel bus caller json
      http.docs
      http.access: kernel bus caller http
      http.server: kernel bus config caller json ops http http.access http.docs
      http.storefront: kernel group.terms pricing pricing.shop connect.shop connect.storefront pricing.buyer
      http.storefront: bus http http.pages
      http.pages: kernel bus caller.signon caller.user group group.terms http
      http.pages.price: kernel bus catalog customer group.terms pricing pricing.buyer http.pages
      http.pages.catalog: kernel bus caller.user catalog group group.terms pricing
      http.pages.catalog: imports http.pages http.pages.event http.pages.price
      http.pages.event: kernel bus event http.pages
      http.pages.restriction: kernel bus caller.user pricing.buyer restriction http.pages
      http.pages.delivery: kernel bus caller.user event mail webhook http.pages
      http.pages.group: kernel bus caller.user json group group.terms ledger membership
      http.pages.group: pricing.simulation http.pages http.pages.catalog http.pages.event http.pages.price
      http.pages.customer: kernel bus caller.user customer group ledger ledger.tier membership
      http.pages.customer: order order.account order.charge order.gift http.api http.pages http.pages.event
      http.pages.customer: catalog pricing pricing.buyer http.pages.price
      http.pages.list: kernel bus caller.user customer group group.terms imports ledger list membership
      http.pages.list: http.api http.pages
      http.pages.shop: kernel bus caller caller.user json group group.terms ledger membership
      http.pages.shop: connect.group connect.listing connect.shop
      http.pages.shop: http.pages http.pages.event http.pages.group
      http.pages.listing: kernel bus caller.user group.terms pricing.shop
      http.pages.listing: connect.listing connect.mall connect.shop
      http.pages.listing: http http.pages http.pages.shop
      http.pages.promotion: kernel bus caller.user connect.listing connect.shop
      http.pages.promotion: http.pages http.pages.shop
      http.pages.order: kernel bus caller.user order order.charge order.gift http.pages http.pages.event
      http.pages.mall: kernel bus caller.user catalog connect.listing connect.mall connect.shop group group.terms
      http.pages.mall: http.pages http.pages.event
      http.pages.find: kernel bus catalog customer group group.terms http.pages
      http.pages.dashboard: kernel bus expiry group group.terms membership order order.charge
      http.pages.dashboard: mail webhook http.pages http.pages.event
      http.pages.settings: kernel caller.user config ops http.pages
      http.pages.user: kernel bus caller caller.user http.pages http.pages.event
      http.restriction: kernel bus caller json pricing pricing.buyer restriction http http.server
      http.price: kernel caller catalog group.terms pricing pricing.buyer pricing.shop json http http.server
      http.connect: kernel bus caller json group.terms pricing pricing.shop
      http.connect: connect.group connect.listing connect.mall connect.shop connect.storefront
      http.connect: http http.api http.server
      http.api: kernel bus caller caller.user json imports event catalog customer group group.terms
      http.api: list ledger membership order order.account order.charge order.quote order.gift
      http.api: mail webhook pricing.simulation http http.server
      demo: kernel bus imports catalog customer group group.terms membership expiry
      demo: order order.account order.gift order.quote http.server
      demo: connect.group connect.listing connect.mall connect.shop
      demo.store: kernel bus caller.user catalog connect.shop customer group group.terms membership
      demo.store: order pricing http.pages http.storefront demo
      app: demo.store
      app: audit kernel bus config db event delivery caller caller.signon caller.user catalog customer group list mail membership expiry retention
      app: order order.account order.charge order.gift pricing pricing.simulation ops http.api
      app: http.pages http.pages.catalog http.pages.customer http.pages.dashboard http.pages.delivery http.pages.event http.pages.find
      app: http.pages.list http.pages.listing http.pages.promotion http.pages.restriction http.pages.shop restriction http.restriction
      app: http.pages.group http.pages.order http.pages.price http.pages.settings http.pages.user http.price http.server demo
      app: http.pages.mall webhook connect connect.shop connect.storefront http.connect pricing.shop
      app: http http.access http.storefront
      app: webhook connect connect.shop connect.storefront http.connect pricing.shop
      """;

  private static final Map<String, Set<String>> TABLE =
      IMPORTS
          .lines()
          .map(line -> line.split(": "))
          .collect(
              Collectors.groupingBy(
                  row -> row[0],
                  TreeMap::new,
                  Collectors.flatMapping(ArchitectureTest::imported, toSet())));

  private static Stream<String> imported(String[] row) {
    return Stream.of(row).skip(1).flatMap(names -> Stream.of(names.split(" ")));
  }

  @ArchTest
  static void every_package_imports_what_the_table_says(JavaClasses all) {
    Map<String, Set<String>> imports = new TreeMap<>();
    TABLE.keySet().forEach(name -> imports.put(name, importsOf(all.getPackage(ROOT + name))));

    assertThat(imports).isEqualTo(TABLE);
  }

  private static Set<String> importsOf(JavaPackage self) {
    return self.getClassDependenciesFromThisPackage().stream()
        .map(dependency -> dependency.getTargetClass().getPackageName())
        .filter(name -> name.startsWith(ROOT) && !name.equals(self.getName()))
        .map(name -> name.substring(ROOT.length()))
        .collect(toSet());
  }

  @ArchTest
  static void every_package_stands_in_the_table(JavaClasses all) {
    String[] known =
        Stream.concat(Stream.of("dev.coterie"), TABLE.keySet().stream().map(name -> ROOT + name))
            .toArray(String[]::new);
    classes().should().resideInAnyPackage(known).check(all);
  }

  @ArchTest
  static void every_package_says_in_a_sentence_what_lives_there_and_is_null_marked(
      JavaClasses all) {
    TABLE
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
      slices().matching("dev.coterie.(**)").should().beFreeOfCycles();

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
