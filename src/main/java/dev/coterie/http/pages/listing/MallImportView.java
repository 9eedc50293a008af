package dev.coterie.http.pages.listing;

import dev.coterie.connect.mall.MallProduct;
import dev.coterie.connect.shop.Shop;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.shop.PriceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the mall offers.
 *
 * @param category empty for all
 * @param after the cursor of this page, empty for the first
 * @param next the key of the last product of it, null on the last page
 */
public record MallImportView(
    PageFrame frame,
    Shop shop,
    String query,
    String category,
    String after,
    List<MallProduct> products,
    @Nullable String next) {

  public Address list() {
    return of(category).with("query", query);
  }

  /** What there is of a category. */
  public Address of(String other) {
    return Address.of(Place.SHOP_MALL.path()).with("category", other);
  }

  public boolean isFiltered() {
    return !query.isEmpty() || !category.isEmpty();
  }

  /** Where the import is planned. */
  public String plan() {
    return ImportPlanPage.PATH;
  }

  /** Where the import of one product is planned. */
  public String plan(MallProduct product) {
    return Address.of(ImportPlanPage.PATH).with("sku", product.sku()).text();
  }

  public String listing(MallProduct product) {
    return Address.of(ListingsPage.PATH, product.sku()).text();
  }

  public List<PriceKind> kinds() {
    return PriceKind.RULES;
  }

  /** The form of the rule, which nobody has filled in yet. */
  public TypedForm rule() {
    return TypedForm.EMPTY;
  }
}
