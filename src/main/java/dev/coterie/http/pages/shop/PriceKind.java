package dev.coterie.http.pages.shop;

import dev.coterie.connect.listing.ListingTerms;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.PriceRule.Basis;
import dev.coterie.group.terms.PriceRule.Mode;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the price of a listing is made, as one choice. */
public enum PriceKind {
  SHOP_DEFAULT(null),
  MARKUP_PERCENT(Mode.PERCENT),
  MARKUP_FIXED(Mode.FIXED),
  OWN_PRICE(null);

  /** Those that are a rule of their own. */
  public static final List<PriceKind> MARKUPS = List.of(MARKUP_PERCENT, MARKUP_FIXED);

  /** Those that suit many listings at once. */
  public static final List<PriceKind> RULES = List.of(SHOP_DEFAULT, MARKUP_PERCENT, MARKUP_FIXED);

  private final @Nullable Mode mode;

  PriceKind(@Nullable Mode mode) {
    this.mode = mode;
  }

  static PriceKind of(PriceRule rule) {
    return rule.mode() == Mode.PERCENT ? MARKUP_PERCENT : MARKUP_FIXED;
  }

  public static PriceKind of(ListingTerms terms) {
    PriceRule rule = terms.rule();
    if (rule != null) {
      return of(rule);
    }
    return terms.price() == null ? SHOP_DEFAULT : OWN_PRICE;
  }

  /** As it stands in a form and as the key of its text. */
  public String key() {
    return EnumNames.of(this);
  }

  public boolean isMarkup() {
    return mode != null;
  }

  /** The markup of a value as JSON has it; null where it is no markup. */
  public @Nullable JsonObject rule(String value) {
    return mode == null
        ? null
        : new JsonObject()
            .put("basis", EnumNames.of(Basis.MARKUP))
            .put("mode", EnumNames.of(mode))
            .put("value", value);
  }
}
