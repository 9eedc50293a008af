package dev.coterie.http.price;

import static dev.coterie.http.JsonBytes.ascii;

import dev.coterie.http.JsonBytes;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one answer with prices as JSON, straight into bytes. */
final class PriceJson {
  private static final byte[] PRICES = ascii("\"prices\":[");
  private static final byte[] UNKNOWN = ascii("],\"unknown\":[");
  private static final byte[] END = ascii("]}");

  private final JsonBytes json;
  private final @Nullable String customer;
  private final PriceFields fields;
  private final ShownRules rules;
  private final PriceQuotes quotes;

  /**
   * A writer for one answer.
   *
   * @param json what to write it to
   * @param customer as the caller named it
   */
  PriceJson(
      JsonBytes json,
      @Nullable String customer,
      PriceFields fields,
      ShownRules rules,
      PriceQuotes quotes) {
    this.json = json;
    this.customer = customer;
    this.fields = fields;
    this.rules = rules;
    this.quotes = quotes;
  }

  /** What is asked of one price. */
  record Item(String sku, int quantity) {}

  /** The first of the quotes. */
  Buffer one(PriceQuote quote, int quantity) {
    (fields.areAll() ? whole() : sparse(List.copyOf(fields.shown()))).write(json, quote, quantity);
    return json.toBuffer();
  }

  /** The prices in the order of the items, and the SKUs that no product has. */
  Buffer batch(List<Item> items) {
    json.character('{');
    PriceWriter prices = fields.areAll() ? whole() : sparseOfMany();
    Set<String> unknown = new LinkedHashSet<>();
    json.raw(PRICES);
    for (int index = 0; index < items.size(); index++) {
      PriceQuote quote = quotes.quotes().get(index);
      if (quote == null) {
        unknown.add(items.get(index).sku());
      } else {
        prices.write(json.comma(), quote, items.get(index).quantity());
      }
    }
    json.raw(UNKNOWN);
    unknown.forEach(sku -> json.comma().string(sku));
    return json.raw(END).toBuffer();
  }

  private PriceWriter whole() {
    return new WholePrices(customer, quotes.validUntil(), rules);
  }

  private PriceWriter sparse(List<PriceField> shown) {
    return new SparsePrices(shown, customer, quotes.validUntil(), rules);
  }

  /** Writes what is the same for all prices, and makes the writer of what is not. */
  private PriceWriter sparseOfMany() {
    if (fields.shown().contains(PriceField.CUSTOMER)) {
      json.raw(SparsePrices.member(PriceField.CUSTOMER)).string(customer).character(',');
    }
    if (fields.shown().contains(PriceField.VALID_UNTIL)) {
      json.raw(SparsePrices.member(PriceField.VALID_UNTIL))
          .instant(quotes.validUntil())
          .character(',');
    }
    return sparse(fields.shown().stream().filter(field -> !field.isOfAnswer()).toList());
  }
}
