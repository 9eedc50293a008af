package dev.coterie.http.price;

import dev.coterie.http.JsonBytes;
import dev.coterie.pricing.PricingContract.PriceQuote;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes of each price the fields that were asked for. */
final class SparsePrices implements PriceWriter {
  private static final byte[] SKU = JsonBytes.ascii("{\"sku\":\"");
  private static final byte[] MEMBERS_ONLY = JsonBytes.ascii("\"members-only\"");
  private static final byte[] TRUE = JsonBytes.ascii("true");

  private static final Map<PriceField, byte[]> MEMBERS = new EnumMap<>(PriceField.class);

  static {
    for (PriceField field : PriceField.values()) {
      MEMBERS.put(field, JsonBytes.ascii('"' + field.text() + "\":"));
    }
  }

  private final List<PriceField> fields;
  private final @Nullable String customer;
  private final @Nullable Instant validUntil;
  private final ShownRules rules;

  /**
   * A writer for one answer.
   *
   * @param fields in the order of an answer
   * @param customer as the caller named it
   */
  SparsePrices(
      List<PriceField> fields,
      @Nullable String customer,
      @Nullable Instant validUntil,
      ShownRules rules) {
    this.fields = fields;
    this.customer = customer;
    this.validUntil = validUntil;
    this.rules = rules;
  }

  @Override
  public void write(JsonBytes json, PriceQuote quote, int quantity) {
    json.raw(SKU).inQuotes(quote.sku()).character('"');
    for (PriceField field : fields) {
      if (isThere(field, quote)) {
        json.character(',').raw(member(field));
        value(json, field, quote, quantity);
      }
    }
    json.character('}');
  }

  /** The name of the field and the colon, to be followed by its value. */
  static byte[] member(PriceField field) {
    return Objects.requireNonNull(MEMBERS.get(field), "of each field");
  }

  /** Whether the whole answer would have the field. */
  private static boolean isThere(PriceField field, PriceQuote quote) {
    return switch (field) {
      case REASON -> !quote.hasPrice();
      case LIFTED -> quote.lifted();
      case STEPS, REJECTED -> quote.explanation() != null;
      default -> true;
    };
  }

  private void value(JsonBytes json, PriceField field, PriceQuote quote, int quantity) {
    switch (field) {
      case CUSTOMER -> json.string(customer);
      case GROUP -> json.string(quote.group());
      case CURRENCY -> json.string(quote.currency().getCurrencyCode());
      case QUANTITY -> json.decimal(quantity, 0);
      case LIST_PRICE -> amount(json, quote, quote.listPrice());
      case PRICE -> amount(json, quote, quote.price());
      case REASON -> json.raw(MEMBERS_ONLY);
      case LIFTED -> json.raw(TRUE);
      case RULE -> json.raw(rules.bytes(quote.winner()));
      case VALID_UNTIL -> json.instant(validUntil);
      case STEPS, REJECTED -> json.raw(explained(field, quote).toBuffer().getBytes());
    }
  }

  private static void amount(JsonBytes json, PriceQuote quote, long amount) {
    if (quote.hasPrice()) {
      int decimals = quote.currency().getDefaultFractionDigits();
      json.character('"').decimal(amount, decimals).character('"');
    } else {
      json.raw(JsonBytes.NULL);
    }
  }

  private JsonArray explained(PriceField field, PriceQuote quote) {
    ExplanationJson json =
        new ExplanationJson(Objects.requireNonNull(quote.explanation(), "it is there"), rules);
    return field == PriceField.STEPS ? json.steps() : json.rejected();
  }
}
