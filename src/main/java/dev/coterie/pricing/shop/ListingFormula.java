package dev.coterie.pricing.shop;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.MinorUnits;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the list price of a listing is made.
 *
 * @param value in ten-thousandths of the currency or of a percent
 */
public record ListingFormula(FormulaKind kind, long value) {

  /** What makes the price. */
  public enum FormulaKind {
    /** The value is the price. */
    OWN_PRICE,
    /** A percentage on the wholesale price. */
    PERCENT,
    /** An amount on the wholesale price. */
    FIXED
  }

  public static ListingFormula ofPrice(BigDecimal price) {
    return new ListingFormula(FormulaKind.OWN_PRICE, MinorUnits.tenThousandths(price));
  }

  /** Of a markup. */
  public static ListingFormula ofRule(PriceRule rule) {
    return of(rule.mode(), rule.value());
  }

  static ListingFormula of(PriceRule.Mode mode, BigDecimal value) {
    FormulaKind kind = mode == PriceRule.Mode.PERCENT ? FormulaKind.PERCENT : FormulaKind.FIXED;
    return new ListingFormula(kind, MinorUnits.tenThousandths(value));
  }

  /** The own price, else the own rule, else the shop's default. */
  public static ListingFormula of(
      @Nullable BigDecimal price, @Nullable PriceRule rule, PriceRule byDefault) {
    return price != null ? ofPrice(price) : ofRule(rule == null ? byDefault : rule);
  }

  /**
   * Of a row with the columns {@code price}, {@code rule_mode} and {@code rule_value} of a listing,
   * and the shop's default as {@code default_mode} and {@code default_value}.
   */
  public static ListingFormula of(Row row) {
    BigDecimal price = row.getBigDecimal("price");
    if (price != null) {
      return ofPrice(price);
    }
    String own = row.getString("rule_mode") == null ? "default" : "rule";
    return of(
        EnumNames.read(row.getString(own + "_mode"), PriceRule.Mode.class),
        row.getBigDecimal(own + "_value"));
  }
}
