package dev.coterie.http.pages.mall;

import dev.coterie.connect.mall.MallProduct;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.Page;

/**
 * A page of what is offered to shops.
 *
 * @param form of a further offer
 * @param after the cursor of this page, empty for the first
 */
public record OffersView(
    PageFrame frame,
    Notice notice,
    OffersQuery query,
    TypedForm form,
    String after,
    Page<MallProduct> products) {

  public Address list() {
    return query.address();
  }

  public Address page(MallProduct product) {
    return Address.of(OffersPage.PATH, product.sku());
  }
}
