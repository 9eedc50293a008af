package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.Listing;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.shop.PriceKind;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes a listing's terms into cells, and reads changed cells as a patch of its terms.
 *
 * @param shopCurrency of fixed markups
 */
record ListingCells(Currency shopCurrency, Texts t) {

  Map<ListingField, String> of(Listing listing) {
    Map<ListingField, String> cells = new EnumMap<>(ListingField.class);
    cells.put(ListingField.KIND, PriceKind.of(listing.terms()).key());
    cells.put(ListingField.VALUE, t.decimal(value(listing)));
    cells.put(ListingField.NAME, Objects.requireNonNullElse(listing.terms().name(), ""));
    return cells;
  }

  private String value(Listing listing) {
    PriceRule rule = listing.terms().rule();
    if (rule != null) {
      return new RuleJson(shopCurrency).of(rule).getString("value");
    }
    BigDecimal price = listing.terms().price();
    Listing.MallSide product = listing.product();
    Money wholesale = product == null ? null : product.wholesale();
    if (price == null) {
      return "";
    }
    return wholesale == null
        ? price.toPlainString()
        : new Money(price, wholesale.currency()).text();
  }

  /**
   * What a row is changed to.
   *
   * @param errors of cells that could not be read
   */
  record ListingPatch(JsonObject terms, Map<ListingField, String> errors) {}

  /**
   * The patch that the changed cells ask for.
   *
   * @param cells all of the row, as typed
   * @param changed those that count
   */
  ListingPatch patch(Map<ListingField, String> cells, Set<ListingField> changed) {
    ListingPatch patch = new ListingPatch(new JsonObject(), new HashMap<>());
    if (changed.contains(ListingField.NAME)) {
      String name = cells.getOrDefault(ListingField.NAME, "").strip();
      patch.terms.put("name", name.isEmpty() ? null : name);
    }
    if (changed.contains(ListingField.KIND) || changed.contains(ListingField.VALUE)) {
      putPrice(patch, cells, changed.contains(ListingField.VALUE));
    }
    return patch;
  }

  private void putPrice(ListingPatch patch, Map<ListingField, String> cells, boolean newValue) {
    PriceKind kind =
        EnumNames.find(cells.getOrDefault(ListingField.KIND, ""), PriceKind.class).orElse(null);
    String value = cells.getOrDefault(ListingField.VALUE, "").strip();
    if (kind == null) {
      patch.errors.put(ListingField.KIND, t.say("listings.wrongKind"));
    } else if (kind == PriceKind.SHOP_DEFAULT && newValue && !value.isEmpty()) {
      patch.errors.put(ListingField.VALUE, t.say("listings.valueOfDefault"));
    } else {
      putPrice(patch.terms, kind, t.typed(value));
    }
  }

  /** What makes the price takes the place of what made it. */
  static void putPrice(JsonObject terms, PriceKind kind, String value) {
    terms.put("rule", kind.rule(value));
    terms.put("price", kind == PriceKind.OWN_PRICE ? value : null);
  }
}
