package dev.coterie.connect.listing;

import dev.coterie.connect.listing.MallGoods.Good;
import dev.coterie.connect.shop.Shop;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.pricing.shop.ListPrice;
import dev.coterie.pricing.shop.ListingFormula;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which prices a shop may ask for what the mall offers. Pure. */
final class ListingRules {
  private ListingRules() {}

  /** What a listing comes to; refused where it is no price that the owner may choose. */
  static ListPrice checked(Shop shop, ListingTerms terms, Good good, String path) {
    BigDecimal price = terms.price();
    if (price != null) {
      requirePayable(price, good.wholesale().currency(), path);
      if (price.compareTo(good.wholesale().amount()) < 0) {
        throw Refusal.conflict(
                "below-cost",
                "%s costs %s wholesale: a price of %s is below that"
                    .formatted(good.sku(), good.wholesale().text(), price.toPlainString()))
            .asException();
      }
    }
    refusal(shop, terms.rule(), good)
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
    ListPrice made = price(shop, terms, good);
    if (made.lifted() && (price != null || terms.rule() != null)) {
      throw belowMinimum(good).asException();
    }
    return made;
  }

  private static Refusal belowMinimum(Good good) {
    Money minimum = good.minimum();
    return Refusal.conflict(
        "below-minimum",
        "the mall's minimum for %s is %s"
            .formatted(good.sku(), minimum == null ? "0" : minimum.text()));
  }

  private static void requirePayable(BigDecimal price, Currency currency, String path) {
    try {
      new Money(price, currency).payable();
    } catch (InvalidValue invalid) {
      throw Refusal.invalid(path + "price", invalid.whatWouldBeRight()).asException();
    }
  }

  /** The list price that comes of the terms. */
  static ListPrice price(Shop shop, ListingTerms terms, Good good) {
    ListingFormula formula = ListingFormula.of(terms.price(), terms.rule(), shop.defaultRule());
    return ListPrice.of(formula, good.wholesale(), good.minimum());
  }

  /** The price by the rule, or else by the shop's default. */
  static ListPrice price(Shop shop, @Nullable PriceRule rule, Good good) {
    ListingFormula formula = ListingFormula.ofRule(rule == null ? shop.defaultRule() : rule);
    return ListPrice.of(formula, good.wholesale(), good.minimum());
  }

  /** Why the rule, or else the shop's default, makes no price of the product; empty if it does. */
  static Optional<Refusal> refusal(Shop shop, @Nullable PriceRule rule, Good good) {
    PriceRule made = rule == null ? shop.defaultRule() : rule;
    Currency currency = good.wholesale().currency();
    if (made.mode() == PriceRule.Mode.FIXED && !currency.equals(shop.currency())) {
      return Optional.of(
          Refusal.conflict(
              "other-currency",
              "%s is priced in %s: a fixed markup is in %s"
                  .formatted(good.sku(), currency, shop.currency())));
    }
    ListPrice price = price(shop, rule, good);
    return price.amount(currency).amount().compareTo(new BigDecimal(Money.MAX)) > 0
        ? Optional.of(
            Refusal.conflict(
                "price-too-high",
                "the price of %s would be above %s".formatted(good.sku(), Money.MAX)))
        : Optional.empty();
  }
}
