package dev.coterie.connect.listing;

import dev.coterie.connect.listing.Listing.MallSide;
import dev.coterie.connect.shop.ShopJson;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads listings as JSON; events show them too.
 *
 * @param currency the shop's, of fixed markups
 */
public record ListingJson(Currency currency) {
  private static final int MAX_POSITION = 1_000_000;

  /** The listing with what follows from the mall. */
  public JsonObject of(Listing listing) {
    MallSide product = listing.product();
    Money price = listing.listPrice();
    return of(listing.terms())
        .put("sku", listing.sku())
        .put("shownName", listing.shownName())
        .put("offered", listing.isOffered())
        .put("wholesalePrice", product == null ? null : text(product.wholesale()))
        .put("minimumPrice", product == null ? null : text(product.minimum()))
        .put("listPrice", text(price))
        .put("currency", price == null ? null : price.currency().getCurrencyCode())
        .put("lifted", listing.lifted())
        .put("version", listing.version());
  }

  private static @Nullable String text(@Nullable Money amount) {
    return amount == null ? null : amount.text();
  }

  /** What the owner decides. */
  JsonObject of(ListingTerms terms) {
    PriceRule rule = terms.rule();
    BigDecimal price = terms.price();
    return new JsonObject()
        .put("rule", rule == null ? null : new RuleJson(currency).of(rule))
        .put("price", price == null ? null : new Money(price, currency).text())
        .put("name", terms.name())
        .put("description", terms.description())
        .put("promoted", terms.promoted() == null ? null : of(terms.promoted()))
        .put("upsells", new JsonArray(terms.upsells()));
  }

  private static JsonObject of(Promotion promotion) {
    return new JsonObject()
        .put("position", promotion.position())
        .put("from", Objects.toString(promotion.from(), null))
        .put("until", Objects.toString(promotion.until(), null));
  }

  /** Reads the terms; the caller checks the fields. */
  static ListingTerms read(Fields body) {
    PriceRule rule = ShopJson.markup(body, "rule");
    BigDecimal price = body.amountOrNull("price");
    if (rule != null && price != null) {
      body.reject("price", "must not be given beside a rule");
    }
    return new ListingTerms(
        rule,
        price,
        body.textOrNull("name", TextForm.NAME),
        body.textOrNull("description", TextForm.DESCRIPTION),
        promotion(body),
        body.texts("upsells", TextForm.SKU, ListingTerms.MAX_UPSELLS));
  }

  private static @Nullable Promotion promotion(Fields body) {
    Fields object = body.object("promoted");
    if (object == null) {
      return null;
    }
    Integer position = object.wholeOrNull("position", 1, MAX_POSITION);
    Instant from = object.read("from", ShopCalendar::instant);
    Instant until = object.read("until", ShopCalendar::instant);
    object.checkKnown();
    if (!object.has("position") || object.isNull("position")) {
      object.reject("position", "is required");
    }
    if (from != null && until != null && !until.isAfter(from)) {
      object.reject("until", "must be after from");
    }
    return new Promotion(position == null ? 1 : position, from, until);
  }
}
