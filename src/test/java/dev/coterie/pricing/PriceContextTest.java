package dev.coterie.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.PriceRule.Basis;
import dev.coterie.group.terms.PriceRule.Mode;
import dev.coterie.kernel.MinorUnits;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.buyer.Candidate;
import dev.coterie.pricing.buyer.PriceContext;
import dev.coterie.pricing.buyer.RuledGroup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceContextTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final PriceRule TEN = rule(Basis.DISCOUNT, Mode.PERCENT, "10");
  private static final PriceRule FIVE = rule(Basis.DISCOUNT, Mode.PERCENT, "5");

  private static final PriceRule NOTHING_OFF = rule(Basis.DISCOUNT, Mode.PERCENT, "0");

  /** Of which one has another price wherever the rules of {@link #few} give any. */
  private static final List<ProductEntry> TELLING = telling();

  private final PriceFunction function = new PriceFunction(USD);

  @Test
  void a_key_has_twelve_characters_and_none_that_look_alike() {
    assertThat(new PriceContext(List.of(), Set.of()).key()).matches("[0-9a-hjkmnp-tv-z]{12}");
    assertThat(key(TEN)).matches("[0-9a-hjkmnp-tv-z]{12}");
  }

  @Test
  void a_key_stays_what_it_is_from_one_version_of_the_service_to_the_next() {
    assertThat(key()).isEqualTo("9tmy0b0eks5m");
    assertThat(key(TEN)).isEqualTo("s29gqr6hzg31");
  }

  @Test
  void groups_with_the_same_rule_share_a_key_but_not_a_tag() {
    PriceContext gold = new PriceContext(List.of(group(1, TEN)), Set.of());
    PriceContext vip = new PriceContext(List.of(group(2, TEN)), Set.of());

    assertThat(gold.key()).isEqualTo(vip.key());
    assertThat(tag(group(1, TEN))).isNotEqualTo(tag(group(2, TEN)));
  }

  @Test
  void zeros_behind_the_point_make_no_other_key() {
    assertThat(key(rule(Basis.DISCOUNT, Mode.PERCENT, "10.0000"))).isEqualTo(key(TEN));
  }

  @Test
  void a_rule_that_can_never_win_does_not_count() {
    PriceRule fixed = rule(Basis.DISCOUNT, Mode.FIXED, "3");

    assertThat(key(FIVE, TEN)).isEqualTo(key(TEN));
    assertThat(key(TEN, FIVE)).isEqualTo(key(TEN));
    assertThat(key(rule(Basis.DISCOUNT, Mode.FIXED, "2"), fixed)).isEqualTo(key(fixed));
    assertThat(
            key(
                rule(Basis.MARKUP, Mode.PERCENT, "20"),
                rule(Basis.MARKUP, Mode.PERCENT, "15"),
                rule(Basis.MARKUP, Mode.PERCENT, "30")))
        .isEqualTo(key(rule(Basis.MARKUP, Mode.PERCENT, "15")));
    assertThat(key(rule(Basis.MARKUP, Mode.FIXED, "20"), rule(Basis.MARKUP, Mode.FIXED, "15")))
        .isEqualTo(key(rule(Basis.MARKUP, Mode.FIXED, "15")));
  }

  @Test
  void a_rule_that_changes_no_price_does_not_count() {
    assertThat(key(NOTHING_OFF)).isEqualTo(key());
    assertThat(key(rule(Basis.DISCOUNT, Mode.FIXED, "0"))).isEqualTo(key());
    assertThat(key(rule(Basis.DISCOUNT, Mode.FIXED, "0"), NOTHING_OFF)).isEqualTo(key());
    assertThat(key(rule(Basis.DISCOUNT, Mode.FIXED, "0"), TEN)).isEqualTo(key(TEN));
    assertThat(key(rule(Basis.DISCOUNT, Mode.FIXED, "10"), NOTHING_OFF))
        .isEqualTo(key(rule(Basis.DISCOUNT, Mode.FIXED, "10")));
  }

  @Test
  void nothing_off_counts_beside_a_markup_because_the_price_is_never_above_the_list_price_then() {
    PriceRule percent = rule(Basis.MARKUP, Mode.PERCENT, "10");
    PriceRule fixed = rule(Basis.MARKUP, Mode.FIXED, "10");

    assertThat(key(percent, NOTHING_OFF)).isNotEqualTo(key(percent));
    assertThat(key(fixed, NOTHING_OFF))
        .isNotEqualTo(key(fixed))
        .isEqualTo(key(fixed, rule(Basis.DISCOUNT, Mode.FIXED, "0")));
    assertThat(key(percent, NOTHING_OFF))
        .isNotEqualTo(key(percent, rule(Basis.DISCOUNT, Mode.FIXED, "0")));
  }

  @Test
  void what_is_free_or_at_the_supplier_price_needs_no_other_rule() {
    PriceRule free = rule(Basis.DISCOUNT, Mode.PERCENT, "100");
    PriceRule atCost = rule(Basis.MARKUP, Mode.PERCENT, "0");
    PriceRule fixed = rule(Basis.MARKUP, Mode.FIXED, "10");

    assertThat(key(free, TEN, atCost, fixed)).isEqualTo(key(free));
    assertThat(key(atCost, fixed)).isEqualTo(key(atCost));
    assertThat(key(rule(Basis.MARKUP, Mode.FIXED, "0"), rule(Basis.MARKUP, Mode.PERCENT, "10")))
        .isNotEqualTo(key(rule(Basis.MARKUP, Mode.FIXED, "0")));
  }

  @Test
  void a_group_without_a_rule_does_not_count() {
    assertThat(new PriceContext(List.of(group(1, null), group(2, TEN)), Set.of()).key())
        .isEqualTo(key(TEN));
    assertThat(new PriceContext(List.of(group(1, null)), Set.of()).key()).isEqualTo(key());
  }

  @Test
  void every_part_of_a_rule_makes_another_key() {
    assertThat(
            List.of(
                key(),
                key(TEN),
                key(FIVE),
                key(rule(Basis.DISCOUNT, Mode.FIXED, "10")),
                key(rule(Basis.MARKUP, Mode.PERCENT, "10")),
                key(rule(Basis.MARKUP, Mode.FIXED, "10")),
                key(rule(Basis.DISCOUNT, Mode.PERCENT, "10.0001")),
                key(rule(Basis.DISCOUNT, Mode.PERCENT, "1")),
                key(rule(Basis.DISCOUNT, Mode.PERCENT, "100")),
                key(TEN, rule(Basis.DISCOUNT, Mode.FIXED, "10")),
                key(TEN, rule(Basis.MARKUP, Mode.PERCENT, "10"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_tag_changes_with_all_that_is_shown_of_a_group_and_with_nothing_else() {
    RuledGroup group = group(1, TEN);

    assertThat(
            List.of(
                tag(group),
                tag(group(2, TEN)),
                tag(group(1, FIVE)),
                tag(group(1, rule(Basis.DISCOUNT, Mode.FIXED, "10"))),
                tag(group(1, rule(Basis.MARKUP, Mode.PERCENT, "10")))))
        .doesNotHaveDuplicates();
    assertThat(tag(new RuledGroup(2, "g1", false, true, TEN, false, false))).isEqualTo(tag(group));
  }

  @Test
  void the_tag_tells_a_markup_only_to_those_who_may_see_it() {
    Candidate ten = candidate(group(1, rule(Basis.MARKUP, Mode.PERCENT, "10")));
    Candidate twenty = candidate(group(1, rule(Basis.MARKUP, Mode.PERCENT, "20")));

    assertThat(ten.tag(true)).isNotEqualTo(twenty.tag(true));
    assertThat(ten.tag(false)).isEqualTo(twenty.tag(false)).isNotEqualTo(ten.tag(true));
    assertThat(candidate(group(1, TEN)).tag(false)).isEqualTo(tag(group(1, TEN)));
  }

  @Property(tries = 5000)
  void customers_with_equal_keys_get_equal_prices(
      @ForAll("few") List<PriceRule> ones,
      @ForAll("few") List<PriceRule> others,
      @ForAll("products") ProductEntry product) {
    PriceContext one = context(ones);
    PriceContext other = context(others);

    if (one.key().equals(other.key())) {
      assertThat(minorUnits(product, one)).isEqualTo(minorUnits(product, other));
    }
  }

  @Property(tries = 5000)
  void customers_with_other_keys_get_another_price_for_some_product(
      @ForAll("few") List<PriceRule> ones, @ForAll("few") List<PriceRule> others) {
    PriceContext one = context(ones);
    PriceContext other = context(others);

    if (!one.key().equals(other.key())) {
      assertThat(TELLING)
          .anyMatch(product -> minorUnits(product, one) != minorUnits(product, other));
    }
  }

  @Property
  void the_rules_of_which_a_key_is_made_alone_make_the_price(
      @ForAll("rules") List<PriceRule> rules, @ForAll("products") ProductEntry product) {
    PriceContext all = context(rules);
    List<PriceRule> best = new ArrayList<>();
    for (PriceRule rule : rules) {
      if (rules.stream().noneMatch(other -> beats(other, rule))) {
        best.add(rule);
      }
    }

    assertThat(context(best).key()).isEqualTo(all.key());
    assertThat(minorUnits(product, context(best))).isEqualTo(minorUnits(product, all));
  }

  @Property
  void a_better_rule_than_all_of_its_kind_makes_another_key(
      @ForAll("usual") List<PriceRule> rules, @ForAll @IntRange(max = 5) int which) {
    PriceRule best = rules.get(which % rules.size());
    for (PriceRule rule : rules) {
      best = beats(rule, best) ? rule : best;
    }
    BigDecimal step = new BigDecimal(best.basis() == Basis.DISCOUNT ? "0.0001" : "-0.0001");
    List<PriceRule> more = new ArrayList<>(rules);
    more.add(new PriceRule(best.basis(), best.mode(), best.value().add(step)));

    assertThat(context(more).key()).isNotEqualTo(context(rules).key());
  }

  @Property
  void the_order_of_the_groups_makes_no_other_key(@ForAll("rules") List<PriceRule> rules) {
    List<RuledGroup> groups = numbered(rules);
    PriceContext before = new PriceContext(groups, Set.of());
    Collections.reverse(groups);

    assertThat(new PriceContext(groups, Set.of()).key()).isEqualTo(before.key());
  }

  /** So few that lists of them often come to the same. */
  @Provide
  Arbitrary<List<PriceRule>> few() {
    return Combinators.combine(
            Arbitraries.of(Basis.class),
            Arbitraries.of(Mode.class),
            Arbitraries.of("0", "10", "100", "100.0"))
        .as(PriceContextTest::rule)
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<PriceRule>> rules() {
    return rules("0", "100");
  }

  /** None that leaves another one nothing to do. */
  @Provide
  Arbitrary<List<PriceRule>> usual() {
    return rules("0.0002", "99.9998");
  }

  private static Arbitrary<List<PriceRule>> rules(String least, String most) {
    return Combinators.combine(
            Arbitraries.of(Basis.class),
            Arbitraries.of(Mode.class),
            Arbitraries.bigDecimals()
                .between(new BigDecimal(least), new BigDecimal(most))
                .ofScale(4))
        .as(PriceRule::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<ProductEntry> products() {
    Arbitrary<BigDecimal> amounts =
        Arbitraries.oneOf(
            Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal(Money.MAX))
                .ofScale(4),
            Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal(200)).ofScale(2));
    return Combinators.combine(
            amounts, amounts.injectNull(0.3), Arbitraries.of("USD", "JPY", "KWD", "CLF"))
        .as(PriceContextTest::product);
  }

  /** By the price function's formula, for any product. */
  private static boolean beats(PriceRule better, PriceRule worse) {
    if (better.basis() != worse.basis() || better.mode() != worse.mode()) {
      return false;
    }
    int compared = better.value().compareTo(worse.value());
    return better.basis() == Basis.DISCOUNT ? compared > 0 : compared < 0;
  }

  private long minorUnits(ProductEntry product, PriceContext context) {
    return function.price(product, context, Explanation.NONE).minorUnits();
  }

  private static String key(PriceRule... rules) {
    return context(List.of(rules)).key();
  }

  private static long tag(RuledGroup group) {
    return candidate(group).tag(true);
  }

  private static Candidate candidate(RuledGroup group) {
    return new PriceContext(List.of(group), Set.of()).candidates().get(0);
  }

  private static PriceContext context(List<PriceRule> rules) {
    return new PriceContext(numbered(rules), Set.of());
  }

  private static List<RuledGroup> numbered(List<PriceRule> rules) {
    List<RuledGroup> groups = new ArrayList<>();
    for (PriceRule rule : rules) {
      groups.add(group(groups.size() + 1, rule));
    }
    return groups;
  }

  private static RuledGroup group(int id, @Nullable PriceRule rule) {
    return new RuledGroup(id, "g" + id, false, false, rule, false, false);
  }

  private static PriceRule rule(Basis basis, Mode mode, String value) {
    return new PriceRule(basis, mode, new BigDecimal(value));
  }

  private static List<ProductEntry> telling() {
    List<ProductEntry> telling = new ArrayList<>();
    for (String list : List.of("5", "50", "150", "5000", "1000000")) {
      for (String supplier : List.of("0", "5", "50", "150", "5000", "1000000")) {
        for (String currency : List.of("USD", "EUR")) {
          telling.add(product(new BigDecimal(list), new BigDecimal(supplier), currency));
        }
      }
    }
    return telling;
  }

  private static ProductEntry product(
      BigDecimal list, @Nullable BigDecimal supplier, String currency) {
    return new ProductEntry(
        "P",
        new PricingContract.ProductAmounts(
            Currency.getInstance(currency),
            MinorUnits.tenThousandths(list),
            supplier == null ? null : MinorUnits.tenThousandths(supplier),
            false,
            List.of()));
  }
}
