package dev.coterie.http.price;

import static dev.coterie.http.JsonBytes.ascii;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.http.JsonBytes;
import dev.coterie.kernel.EnumNames;
import dev.coterie.pricing.Explanation;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import dev.coterie.pricing.buyer.Candidate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the prices of one answer as JSON, straight into bytes, because there may be a thousand.
 * What equals in all prices of a group is written for the first of them and copied for the rest.
 */
final class PriceJson {
  private static final int USUAL_BYTES = 256;
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
  private static final byte[] PRICES = ascii("{\"prices\":[");
  private static final byte[] UNKNOWN = ascii("],\"unknown\":");

  private final @Nullable String customer;
  private final boolean seesMargins;
  private final RuleBytes rules;
  private final PriceQuotes quotes;
  private @Nullable Candidate lastWinner;
  private int headStart;
  private int headEnd;
  private int tailStart;
  private int tailEnd;

  /**
   * A writer for one answer.
   *
   * @param customer as the caller named it
   * @param seesMargins whether markups and supplier prices may be shown; a markup together with the
   *     price would give the supplier price away
   */
  PriceJson(@Nullable String customer, boolean seesMargins, RuleBytes rules, PriceQuotes quotes) {
    this.customer = customer;
    this.seesMargins = seesMargins;
    this.rules = rules;
    this.quotes = quotes;
  }

  /** What is asked of one price. */
  record Item(String sku, int quantity) {}

  /** The first of the quotes. */
  Buffer one(PriceQuote quote, int quantity) {
    JsonBytes json = new JsonBytes(USUAL_BYTES);
    price(json, quote, quantity);
    return json.toBuffer();
  }

  /** The prices in the order of the items, and the SKUs that no product has. */
  Buffer batch(List<Item> items) {
    JsonBytes json = new JsonBytes((items.size() + 1) * USUAL_BYTES);
    Set<String> unknown = new LinkedHashSet<>();
    char before = 0;
    json.raw(PRICES);
    for (int index = 0; index < items.size(); index++) {
      PriceQuote quote = quotes.quotes().get(index);
      if (quote == null) {
        unknown.add(items.get(index).sku());
      } else {
        if (before != 0) {
          json.character(before);
        }
        before = ',';
        price(json, quote, items.get(index).quantity());
      }
    }
    byte[] missing = new JsonArray(List.copyOf(unknown)).toBuffer().getBytes();
    return json.raw(UNKNOWN).raw(missing).character('}').toBuffer();
  }

  private void price(JsonBytes json, PriceQuote quote, int quantity) {
    if (!quote.hasPrice()) {
      withheld(json, quote, quantity);
      return;
    }
    int digits = quote.currency().getDefaultFractionDigits();
    boolean sameGroup = headEnd > 0 && Objects.equals(quote.winner(), lastWinner);
    json.raw(SKU).inQuotes(quote.sku());
    if (sameGroup) {
      json.repeat(headStart, headEnd);
    } else {
      headStart = json.length();
      json.raw(CUSTOMER).string(customer).raw(GROUP).string(code(quote.winner())).raw(CURRENCY);
      headEnd = json.length();
    }
    json.inQuotes(quote.currency().getCurrencyCode())
        .raw(QUANTITY)
        .decimal(quantity, 0)
        .raw(LIST_PRICE)
        .decimal(quote.listPrice(), digits)
        .raw(PRICE)
        .decimal(quote.price(), digits);
    json.raw(quote.lifted() ? LIFTED : RULE);
    if (sameGroup) {
      json.repeat(tailStart, tailEnd);
    } else {
      tailStart = json.length();
      json.raw(rule(quote.winner())).raw(VALID_UNTIL).instant(quotes.validUntil());
      tailEnd = json.length();
      lastWinner = quote.winner();
    }
    if (quote.explanation() != null) {
      explain(json, quote.explanation());
    }
    json.character('}');
  }

  private void withheld(JsonBytes json, PriceQuote quote, int quantity) {
    json.raw(SKU)
        .inQuotes(quote.sku())
        .raw(CUSTOMER)
        .string(customer)
        .raw(GROUP)
        .raw(JsonBytes.NULL)
        .raw(CURRENCY)
        .inQuotes(quote.currency().getCurrencyCode())
        .raw(QUANTITY)
        .decimal(quantity, 0)
        .raw(WITHHELD)
        .raw(VALID_UNTIL)
        .instant(quotes.validUntil())
        .character('}');
  }

  private byte[] rule(@Nullable Candidate winner) {
    return winner == null ? JsonBytes.NULL : rules.bytes(winner.rule(), hides(winner.rule()));
  }

  private static @Nullable String code(@Nullable Candidate winner) {
    return winner == null ? null : winner.group().code();
  }

  private void explain(JsonBytes json, Explanation explanation) {
    JsonArray steps = new JsonArray();
    JsonArray rejected = new JsonArray();
    explanation.steps().forEach(step -> steps.add(step(step)));
    explanation
        .rejections()
        .forEach(
            rejection ->
                rejected.add(
                    new JsonObject()
                        .put("group", rejection.group().code())
                        .put("reason", EnumNames.of(rejection.reason()))));
    String members = new JsonObject().put("steps", steps).put("rejected", rejected).encode();
    json.character(',').raw(utf8(members.substring(1, members.length() - 1)));
  }

  private JsonObject step(Explanation.Step step) {
    PriceRule rule = step.group().rule();
    return new JsonObject()
        .put("group", step.group().code())
        .put("rule", rule == null ? null : rules.json().of(rule, hides(rule)))
        .put("before", hides(rule) ? null : step.before().text())
        .put("after", step.after().text());
  }

  private boolean hides(@Nullable PriceRule rule) {
    return !seesMargins && rule != null && rule.basis() == PriceRule.Basis.MARKUP;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
