package dev.coterie.http.price;

import static dev.coterie.http.JsonBytes.ascii;

import dev.coterie.http.JsonBytes;
import dev.coterie.pricing.Explanation;
import dev.coterie.pricing.PricingContract.PriceQuote;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes prices with all their fields. What equals in prices that follow each other is written for
 * the first of them and copied for the rest, because there may be a thousand.
 */
final class WholePrices implements PriceWriter {
  private static final byte[] SKU = ascii("{\"sku\":\"");
  private static final byte[] CUSTOMER = ascii("\",\"customer\":");
  private static final byte[] GROUP = ascii(",\"group\":");
  private static final byte[] CURRENCY = ascii(",\"currency\":\"");
  private static final byte[] QUANTITY = ascii("\",\"quantity\":");
  private static final byte[] LIST_PRICE = ascii(",\"listPrice\":\"");
  private static final byte[] PRICE = ascii("\",\"price\":\"");
  private static final byte[] LIFTED = ascii("\",\"lifted\":true,\"rule\":");
  private static final byte[] RULE = ascii("\",\"rule\":");
  private static final byte[] WITHHELD =
      ascii(",\"listPrice\":null,\"price\":null,\"reason\":\"members-only\",\"rule\":null");
  private static final byte[] VALID_UNTIL = ascii(",\"validUntil\":");

  private final @Nullable String customer;
  private final @Nullable Instant validUntil;
  private final ShownRules rules;
  private @Nullable PriceQuote before;
  private int quantityBefore;
  private int headStart;
  private int headEnd;
  private int tailStart;
  private int tailEnd;

  /**
   * A writer for one answer.
   *
   * @param customer as the caller named it
   */
  WholePrices(@Nullable String customer, @Nullable Instant validUntil, ShownRules rules) {
    this.customer = customer;
    this.validUntil = validUntil;
    this.rules = rules;
  }

  @Override
  public void write(JsonBytes json, PriceQuote quote, int quantity) {
    json.raw(SKU).inQuotes(quote.sku());
    if (!quote.hasPrice()) {
      head(json, quote, quantity);
      json.raw(WITHHELD).raw(VALID_UNTIL).instant(validUntil);
    } else if (isAsBefore(quote, quantity)) {
      json.repeat(headStart, headEnd);
      amounts(json, quote);
      json.repeat(tailStart, tailEnd);
    } else {
      headStart = json.length();
      head(json, quote, quantity);
      headEnd = json.length();
      amounts(json, quote);
      tailStart = json.length();
      json.raw(quote.lifted() ? LIFTED : RULE).raw(rules.bytes(quote.winner()));
      json.raw(VALID_UNTIL).instant(validUntil);
      tailEnd = json.length();
      before = quote;
      quantityBefore = quantity;
    }
    if (quote.explanation() != null) {
      explain(json, quote.explanation());
    }
    json.character('}');
  }

  /** Whether the answer shows of it what it shows of the one before, but for SKU and amounts. */
  private boolean isAsBefore(PriceQuote quote, int quantity) {
    return before != null
        && quantity == quantityBefore
        && Objects.equals(quote.winner(), before.winner())
        && quote.currency().equals(before.currency())
        && quote.lifted() == before.lifted();
  }

  private void head(JsonBytes json, PriceQuote quote, int quantity) {
    json.raw(CUSTOMER)
        .string(customer)
        .raw(GROUP)
        .string(quote.group())
        .raw(CURRENCY)
        .inQuotes(quote.currency().getCurrencyCode())
        .raw(QUANTITY)
        .decimal(quantity, 0);
  }

  private static void amounts(JsonBytes json, PriceQuote quote) {
    int decimals = quote.currency().getDefaultFractionDigits();
    json.raw(LIST_PRICE)
        .decimal(quote.listPrice(), decimals)
        .raw(PRICE)
        .decimal(quote.price(), decimals);
  }

  private void explain(JsonBytes json, Explanation explanation) {
    ExplanationJson explained = new ExplanationJson(explanation, rules);
    String members =
        new JsonObject()
            .put("steps", explained.steps())
            .put("rejected", explained.rejected())
            .encode();
    json.character(',')
        .raw(members.substring(1, members.length() - 1).getBytes(StandardCharsets.UTF_8));
  }
}
