package dev.coterie.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.PriceRule.Basis;
import dev.coterie.group.terms.PriceRule.Mode;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.MinorUnits;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Validity;
import dev.coterie.pricing.buyer.Buyer;
import dev.coterie.pricing.buyer.Buyer.HeldGroup;
import dev.coterie.pricing.buyer.PriceContext;
import dev.coterie.pricing.buyer.RuledGroup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PriceFunctionTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Validity ALWAYS = new Validity(Instant.EPOCH, null);

  private final PriceFunction function = new PriceFunction(USD);

  @ParameterizedTest
  @CsvFileSource(resources = "/worked-prices.csv", numLinesToSkip = 1, nullValues = "-")
  void worked_cases(
      String list,
      @Nullable String supplier,
      String currency,
      String basis,
      String mode,
      String value,
      String price,
      String applies) {
    RuledGroup group = group(1, rule(basis, mode, value));

    ProductEntry product = product(list, supplier, currency);
    PriceFunction.Price result = price(product, buyer(held(group)));

    assertThat(text(product, result)).isEqualTo(price);
    assertThat(result.group() != null).isEqualTo(Boolean.parseBoolean(applies));
  }

  @Test
  void without_any_rule_the_list_price_is_rounded_the_same_way() {
    PriceFunction.Price result = price(product("1.2350", null, "USD"), buyer());

    assertThat(result.minorUnits()).isEqualTo(124);
    assertThat(result.group()).isNull();
  }

  @Test
  void the_lowest_candidate_wins_and_between_equals_the_lowest_id() {
    RuledGroup ten = group(7, rule("discount", "percent", "10"));
    RuledGroup alsoTen = group(3, rule("discount", "fixed", "10"));
    RuledGroup five = group(1, rule("discount", "percent", "5"));

    PriceFunction.Price result =
        price(product("100", null, "USD"), buyer(held(ten), held(five), held(alsoTen)));

    assertThat(result.minorUnits()).isEqualTo(90_00);
    assertThat(result.group()).isEqualTo(alsoTen);
  }

  @Test
  void the_default_group_counts_only_where_no_membership_with_a_rule_does() {
    RuledGroup byDefault =
        new RuledGroup(1, "base", false, true, rule("discount", "percent", "50"), false, false);
    RuledGroup gold = group(2, rule("discount", "percent", "10"));
    RuledGroup list = group(3, null);
    ProductEntry product = product("100", null, "USD");

    assertThat(price(product, new Buyer(List.of(), byDefault)).minorUnits()).isEqualTo(50_00);
    assertThat(price(product, new Buyer(List.of(held(list)), byDefault)).minorUnits())
        .isEqualTo(50_00);
    assertThat(price(product, new Buyer(List.of(held(gold)), byDefault)).minorUnits())
        .isEqualTo(90_00);
  }

  @Test
  void a_membership_counts_from_its_first_instant_up_to_but_not_at_its_end() {
    Instant end = NOW.plusSeconds(60);
    HeldGroup held =
        new HeldGroup(group(1, rule("discount", "percent", "10")), List.of(new Validity(NOW, end)));
    ProductEntry product = product("100", null, "USD");

    assertThat(at(NOW.minusNanos(1000), product, held)).isEqualTo(100_00);
    assertThat(at(NOW, product, held)).isEqualTo(90_00);
    assertThat(at(end.minusNanos(1000), product, held)).isEqualTo(90_00);
    assertThat(at(end, product, held)).isEqualTo(100_00);
  }

  @Test
  void the_explanation_names_every_candidate_and_why_each_other_group_lost() {
    Explanation explanation = Explanation.wanted();
    Buyer buyer =
        new Buyer(
            List.of(
                held(group(1, rule("discount", "percent", "10"))),
                held(group(2, rule("discount", "percent", "5"))),
                held(group(3, null)),
                new HeldGroup(
                    group(4, rule("discount", "percent", "90")),
                    List.of(new Validity(Instant.EPOCH, NOW))),
                new HeldGroup(
                    group(5, rule("discount", "percent", "90")),
                    List.of(new Validity(NOW.plusSeconds(1), null)))),
            new RuledGroup(6, "g6", false, true, rule("discount", "percent", "80"), false, false));

    price(product("100", null, "USD"), buyer, NOW, explanation);

    assertThat(explanation.steps())
        .extracting(
            step -> step.group().code() + " " + step.before().text() + " " + step.after().text())
        .containsExactly("g1 100.00 90.00", "g2 100.00 95.00");
    assertThat(explanation.rejections())
        .extracting(no -> no.group().code() + " " + EnumNames.of(no.reason()))
        .containsExactlyInAnyOrder(
            "g2 not-lowest", "g3 no-rule", "g4 ended", "g5 not-yet", "g6 default-not-needed");
  }

  @Test
  void the_default_group_is_named_once_whatever_came_of_a_membership_of_it() {
    RuledGroup byDefault =
        new RuledGroup(1, "base", false, true, rule("discount", "percent", "5"), false, false);
    HeldGroup over = new HeldGroup(byDefault, List.of(new Validity(Instant.EPOCH, NOW)));
    HeldGroup toCome = new HeldGroup(byDefault, List.of(new Validity(NOW.plusSeconds(1), null)));
    HeldGroup other = held(group(2, rule("discount", "percent", "10")));

    assertThat(named(new Buyer(List.of(held(byDefault)), byDefault))).containsExactly("base 95.00");
    assertThat(named(new Buyer(List.of(over), byDefault))).containsExactly("base 95.00");
    assertThat(named(new Buyer(List.of(toCome), byDefault))).containsExactly("base 95.00");
    assertThat(named(new Buyer(List.of(over, other), byDefault)))
        .containsExactly("g2 90.00", "base default-not-needed");
    assertThat(named(new Buyer(List.of(held(byDefault), other), byDefault)))
        .containsExactly("base 95.00", "g2 90.00", "base not-lowest");
  }

  @Test
  void a_default_group_without_a_rule_that_is_held_is_rejected_as_any_other() {
    RuledGroup byDefault = new RuledGroup(1, "base", false, true, null, false, false);

    assertThat(named(new Buyer(List.of(held(byDefault)), byDefault)))
        .containsExactly("base no-rule");
  }

  @Test
  void no_rule_applies_to_a_product_that_sells_a_group() {
    Explanation explanation = Explanation.wanted();
    ProductEntry product =
        new GroupProductEntry(
            "P",
            new PricingContract.ProductAmounts(
                USD, MinorUnits.tenThousandths(new BigDecimal("49.005")), null, true, List.of()));
    Buyer buyer =
        new Buyer(
            List.of(
                held(group(1, rule("discount", "percent", "100"))),
                held(group(2, rule("markup", "fixed", "1")))),
            null);

    PriceFunction.Price price = price(product, buyer, NOW, explanation);

    assertThat(price).isEqualTo(new PriceFunction.Price(49_01, null));
    assertThat(explanation.steps()).isEmpty();
    assertThat(explanation.rejections())
        .extracting(no -> no.group().code() + " " + EnumNames.of(no.reason()))
        .containsExactly("g1 group-product", "g2 group-product");
  }

  @Property
  void one_more_group_never_raises_the_price_of_a_member(
      @ForAll("groups") List<RuledGroup> groups, @ForAll("products") ProductEntry product) {
    Buyer fewer =
        buyer(groups.stream().skip(1).map(PriceFunctionTest::held).toArray(HeldGroup[]::new));
    Buyer more = buyer(groups.stream().map(PriceFunctionTest::held).toArray(HeldGroup[]::new));
    PriceFunction.Price before = price(product, fewer);

    if (before.group() != null) {
      assertThat(price(product, more).minorUnits()).isLessThanOrEqualTo(before.minorUnits());
    }
  }

  @Property
  void the_order_of_the_groups_does_not_matter(
      @ForAll("groups") List<RuledGroup> groups, @ForAll("products") ProductEntry product) {
    List<RuledGroup> reversed = new ArrayList<>(groups);
    Collections.reverse(reversed);

    assertThat(
            price(
                product,
                buyer(reversed.stream().map(PriceFunctionTest::held).toArray(HeldGroup[]::new))))
        .isEqualTo(
            price(
                product,
                buyer(groups.stream().map(PriceFunctionTest::held).toArray(HeldGroup[]::new))));
  }

  @Property
  void every_candidate_agrees_with_the_formula_worked_out_with_a_division(
      @ForAll("groups") List<RuledGroup> groups, @ForAll("products") ProductEntry product) {
    RuledGroup group = groups.get(0);
    PriceFunction.Price result = price(product, buyer(held(group)));

    assertThat(MinorUnits.decimal(result.minorUnits(), product.currency()))
        .isEqualByComparingTo(expected(product, result.group() == null ? null : group.rule()));
  }

  private static BigDecimal expected(ProductEntry product, @Nullable PriceRule rule) {
    int digits = product.currency().getDefaultFractionDigits();
    return exact(product, rule).max(BigDecimal.ZERO).setScale(digits, RoundingMode.HALF_UP);
  }

  private static BigDecimal exact(ProductEntry product, @Nullable PriceRule rule) {
    BigDecimal list = MinorUnits.decimal(product.list());
    BigDecimal supplier = MinorUnits.decimal(product.supplier());
    if (rule == null || (rule.basis() == Basis.MARKUP && supplier.signum() == 0)) {
      return list;
    }
    BigDecimal base = rule.basis() == Basis.DISCOUNT ? list : supplier;
    BigDecimal sign = new BigDecimal(rule.basis() == Basis.DISCOUNT ? -1 : 1);
    BigDecimal step =
        rule.mode() == Mode.FIXED
            ? rule.value()
            : base.multiply(rule.value()).divide(new BigDecimal(100));
    return base.add(step.multiply(sign));
  }

  @Provide
  Arbitrary<List<RuledGroup>> groups() {
    Arbitrary<PriceRule> rules =
        Combinators.combine(
                Arbitraries.of(Basis.class),
                Arbitraries.of(Mode.class),
                Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal(100)).ofScale(4),
                Arbitraries.of(1, 1, 1, 900))
            .as(PriceFunctionTest::rule);
    return rules.list().ofMinSize(1).ofMaxSize(6).map(PriceFunctionTest::numbered);
  }

  @Provide
  Arbitrary<ProductEntry> products() {
    Arbitrary<BigDecimal> amounts =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal(Money.MAX)).ofScale(4);
    return Combinators.combine(
            amounts, amounts.injectNull(0.2), Arbitraries.of("USD", "JPY", "KWD", "CLF"))
        .as(
            (list, supplier, currency) ->
                product(
                    list.toPlainString(),
                    supplier == null ? null : supplier.toPlainString(),
                    currency));
  }

  private static List<RuledGroup> numbered(List<PriceRule> rules) {
    List<RuledGroup> groups = new ArrayList<>();
    for (PriceRule rule : rules) {
      groups.add(group(groups.size() + 1, rule));
    }
    return groups;
  }

  private long at(Instant instant, ProductEntry product, HeldGroup held) {
    return price(product, buyer(held), instant, Explanation.NONE).minorUnits();
  }

  private PriceFunction.Price price(ProductEntry product, Buyer buyer) {
    return price(product, buyer, NOW, Explanation.NONE);
  }

  private PriceFunction.Price price(
      ProductEntry product, Buyer buyer, Instant at, Explanation explanation) {
    PriceContext context =
        new PriceContext(PriceFunction.counting(buyer, at, explanation), Set.of());
    return function.price(product, context, explanation);
  }

  /** Each mention of a group in the explanation of a price: its candidate, or why it was none. */
  private List<String> named(Buyer buyer) {
    Explanation explanation = Explanation.wanted();
    price(product("100", null, "USD"), buyer, NOW, explanation);
    List<String> named = new ArrayList<>();
    explanation.steps().forEach(step -> named.add(step.group().code() + " " + step.after().text()));
    explanation
        .rejections()
        .forEach(no -> named.add(no.group().code() + " " + EnumNames.of(no.reason())));
    return named;
  }

  private static String text(ProductEntry product, PriceFunction.Price price) {
    return new Money(MinorUnits.decimal(price.minorUnits(), product.currency()), product.currency())
        .text();
  }

  private static Buyer buyer(HeldGroup... held) {
    return new Buyer(List.of(held), null);
  }

  private static HeldGroup held(RuledGroup group) {
    return new HeldGroup(group, List.of(ALWAYS));
  }

  private static RuledGroup group(int id, @Nullable PriceRule rule) {
    return new RuledGroup(id, "g" + id, false, false, rule, false, false);
  }

  private static PriceRule rule(String basis, String mode, String value) {
    return new PriceRule(
        EnumNames.read(basis, Basis.class),
        EnumNames.read(mode, Mode.class),
        new BigDecimal(value));
  }

  /** Markups may be as large as rules allow, discounts at most all of the price. */
  private static PriceRule rule(Basis basis, Mode mode, BigDecimal value, int times) {
    boolean large = basis == Basis.MARKUP && mode == Mode.PERCENT;
    return new PriceRule(basis, mode, large ? value.multiply(new BigDecimal(times)) : value);
  }

  private static ProductEntry product(String list, @Nullable String supplier, String code) {
    return new ProductEntry(
        "P",
        new PricingContract.ProductAmounts(
            Currency.getInstance(code),
            MinorUnits.tenThousandths(new BigDecimal(list)),
            supplier == null ? null : MinorUnits.tenThousandths(new BigDecimal(supplier)),
            false,
            List.of()));
  }
}
