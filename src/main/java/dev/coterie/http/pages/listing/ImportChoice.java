package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.ImportSelection;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.shop.MarkupFields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.TextForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the mall to list, and by which rule, as the address says it.
 *
 * @param what which of the other fields count
 * @param rule the two fields of the rule
 */
public record ImportChoice(
    What what, List<String> skus, String query, String category, TypedForm rule) {
  /** So many fit an address. */
  static final int MOST = 25;

  /** What an owner asks to list. */
  public enum What {
    TICKED,
    MATCHING,
    ALL
  }

  static ImportChoice of(Visit visit) {
    return new ImportChoice(
        EnumNames.find(visit.query("what"), What.class).orElse(What.TICKED),
        visit.queries("sku", MOST),
        visit.query("query", TextForm.QUERY),
        visit.query("category", TextForm.CATEGORY),
        TypedForm.asked(visit, List.of(MarkupFields.KIND, MarkupFields.VALUE)));
  }

  ImportSelection selection() {
    return switch (what) {
      case TICKED -> new ImportSelection(skus, null, null, false);
      case MATCHING -> new ImportSelection(null, textOrNull(category), textOrNull(query), false);
      case ALL -> new ImportSelection(null, null, null, true);
    };
  }

  private static @Nullable String textOrNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The same at another address. */
  Address at(String place) {
    Address address = Address.of(place).with("what", EnumNames.of(what));
    for (String sku : skus) {
      address = address.with("sku", sku);
    }
    return address
        .with("query", query)
        .with("category", category)
        .with(MarkupFields.KIND, rule.typed(MarkupFields.KIND))
        .with(MarkupFields.VALUE, rule.typed(MarkupFields.VALUE));
  }

  /** Back to the goods that it was chosen from. */
  public String mall() {
    return Address.of(Place.SHOP_MALL.path())
        .with("query", query)
        .with("category", category)
        .text();
  }
}
