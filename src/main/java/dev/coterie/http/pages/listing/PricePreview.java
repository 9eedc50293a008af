package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.Listing;
import dev.coterie.connect.listing.Listing.MallSide;
import dev.coterie.connect.shop.Shop;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.shop.MarkupFields;
import dev.coterie.http.pages.shop.PriceKind;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.shop.ListPrice;
import dev.coterie.pricing.shop.ListingFormula;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a listing would cost by what was typed.
 *
 * @param price null where there is none
 * @param note what else there is to say of it, empty for nothing
 * @param isWrong whether such a price would be refused
 */
public record PricePreview(@Nullable Money price, String note, boolean isWrong) {

  static PricePreview of(Shop shop, Listing listing, TypedForm form, Texts t) {
    MallSide product = listing.product();
    Money wholesale = product == null ? null : product.wholesale();
    if (product == null || wholesale == null || !product.offered()) {
      return new PricePreview(null, t.say("listing.withdrawn.long"), false);
    }
    try {
      return of(shop, wholesale, product.minimum(), form, t);
    } catch (InvalidValue invalid) {
      return new PricePreview(null, t.answer(invalid.whatWouldBeRight()), true);
    }
  }

  private static PricePreview of(
      Shop shop, Money wholesale, @Nullable Money minimum, TypedForm form, Texts t) {
    PriceKind kind = MarkupFields.kind(form);
    BigDecimal own = null;
    PriceRule rule = null;
    if (kind == PriceKind.OWN_PRICE) {
      own = Money.amount(t.typed(form.typed(MarkupFields.VALUE)));
    } else if (kind != PriceKind.SHOP_DEFAULT) {
      rule = MarkupFields.read(form, t);
      if (rule == null) {
        throw new InvalidValue(Objects.requireNonNullElse(form.error(MarkupFields.VALUE), ""));
      }
    }
    ListPrice price =
        ListPrice.of(ListingFormula.of(own, rule, shop.defaultRule()), wholesale, minimum);
    Money amount = price.amount(wholesale.currency());
    if (own != null && own.compareTo(wholesale.amount()) < 0) {
      return new PricePreview(new Money(own, wholesale.currency()), t.say("price.underCost"), true);
    }
    if (!price.lifted()) {
      return new PricePreview(amount, "", false);
    }
    return kind == PriceKind.SHOP_DEFAULT
        ? new PricePreview(amount, t.say("listing.lifted"), false)
        : new PricePreview(amount, t.say("price.underMinimum"), true);
  }
}
