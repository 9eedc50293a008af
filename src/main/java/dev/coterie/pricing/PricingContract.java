package dev.coterie.pricing;

import dev.coterie.bus.Ask;
import dev.coterie.kernel.MinorUnits;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.buyer.Candidate;
import dev.coterie.pricing.buyer.CustomerEntry;
import dev.coterie.pricing.buyer.HeldMemberships;
import dev.coterie.pricing.buyer.PriceContext;
import dev.coterie.pricing.buyer.ProductRestriction;
import dev.coterie.pricing.buyer.RuledGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What others may ask of pricing. Prices themselves are asked of the {@link PriceBook}. */
public final class PricingContract {
  /** What the price book lacks; asks of one moment share one answer, which may hold more. */
  public static final Ask<Load, Loaded> LOAD = new Ask<>("pricing.load", Duration.ofSeconds(10));

  private PricingContract() {}

  /**
   * What to load.
   *
   * @param groups the ids of the groups to load, null for all of them
   */
  public record Load(Set<String> skus, Set<String> customers, @Nullable Set<Long> groups) {

    static Load all(List<Load> questions) {
      Set<String> skus = new HashSet<>();
      Set<String> customers = new HashSet<>();
      Set<Long> groups = new HashSet<>();
      boolean allGroups = false;
      for (Load question : questions) {
        skus.addAll(question.skus());
        customers.addAll(question.customers());
        groups.addAll(question.groups() == null ? Set.of() : question.groups());
        allGroups |= question.groups() == null;
      }
      return new Load(skus, customers, allGroups ? null : groups);
    }
  }

  /**
   * What a product's price is made from, in ten-thousandths of the currency.
   *
   * @param list the list price, at least 0
   * @param supplier the supplier price, at least 0; null where it is unknown
   * @param sellsGroup whether the product sells a group, so that no rule applies to it
   * @param restrictions all of which count; none as a rule
   */
  public record ProductAmounts(
      Currency currency,
      long list,
      @Nullable Long supplier,
      boolean sellsGroup,
      List<ProductRestriction> restrictions) {

    public ProductAmounts {
      restrictions = List.copyOf(restrictions);
    }

    ProductAmounts restricted(List<ProductRestriction> by) {
      return new ProductAmounts(currency, list, supplier, sellsGroup, by);
    }
  }

  /**
   * What was loaded, at one state of the database; it may be more than was asked for.
   *
   * @param products by SKU, without those that do not exist
   * @param customers by code, without those who were never in a group
   */
  public record Loaded(
      Map<String, ProductAmounts> products,
      Map<String, HeldMemberships> customers,
      List<RuledGroup> groups) {

    SkuEntry product(String sku) {
      ProductAmounts amounts = products.get(sku);
      return amounts == null ? new UnknownSku(sku) : ProductEntry.of(sku, amounts);
    }

    CustomerEntry customerEntry(String customer) {
      return new CustomerEntry(customer, customers.getOrDefault(customer, HeldMemberships.NONE));
    }
  }

  /**
   * A question for prices.
   *
   * @param customer the customer's code; an unknown one is a guest, and so is null
   * @param group a group to price as if it were held at all times, beside those that the customer
   *     has; null for none
   * @param at the instant to price at
   * @param explain whether to say how each price came about
   */
  public record PriceQuery(
      @Nullable String customer,
      @Nullable String group,
      List<String> skus,
      Instant at,
      boolean explain) {}

  /**
   * Prices in the order of the question.
   *
   * @param quotes null where no product has the SKU, or none that the buyer may see
   * @param context what made them, beside the products
   * @param validUntil the next instant at which a known begin or end can change one of them, null
   *     where there is none
   * @param asOf up to when changes are known, null for now: not so while the database is
   *     unavailable
   */
  public record PriceQuotes(
      List<@Nullable PriceQuote> quotes,
      PriceContext context,
      @Nullable Instant validUntil,
      @Nullable Instant asOf) {

    /** The same, valid no longer than until an instant; null for no limit. */
    public PriceQuotes until(@Nullable Instant limit) {
      return limit == null || (validUntil != null && !limit.isBefore(validUntil))
          ? this
          : new PriceQuotes(quotes, context, limit, asOf);
    }
  }

  /**
   * One price.
   *
   * @param sku of the product
   * @param currency of the product
   * @param listPrice rounded as the price is, in the currency's minor units; {@link #WITHHELD}
   *     where the buyer may not see it
   * @param price in the currency's minor units; {@link #WITHHELD} as the list price is
   * @param winner whose rule made the price, null where none applied
   * @param explanation how it came about, null unless asked for
   * @param lifted whether the mall's minimum raised the list price, in a shop
   */
  public record PriceQuote(
      String sku,
      Currency currency,
      long listPrice,
      long price,
      @Nullable Candidate winner,
      @Nullable Explanation explanation,
      boolean lifted) {
    public static final long WITHHELD = -1;

    static PriceQuote withheld(String sku, Currency currency) {
      return new PriceQuote(sku, currency, WITHHELD, WITHHELD, null, null, false);
    }

    /** The code of the group whose rule made the price, null where none applied. */
    public @Nullable String group() {
      return winner == null ? null : winner.group().code();
    }

    /** Whether the buyer may see what it costs. */
    public boolean hasPrice() {
      return price != WITHHELD;
    }

    /** The list price as an amount of its currency; only where it has one. */
    public Money listAmount() {
      return new Money(MinorUnits.decimal(listPrice, currency), currency);
    }

    /** The price as an amount of its currency; only where it has one. */
    public Money amount() {
      return new Money(MinorUnits.decimal(price, currency), currency);
    }
  }
}
