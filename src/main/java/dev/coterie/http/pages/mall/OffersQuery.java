package dev.coterie.http.pages.mall;

import dev.coterie.connect.mall.MallContract.ListMall;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;

/**
 * Which products of the mall the address asks for.
 *
 * @param category empty for any
 * @param lifted whether only those that some shop would sell below their minimum
 */
public record OffersQuery(String text, String category, boolean lifted) {

  static OffersQuery of(Visit visit) {
    return new OffersQuery(
        visit.query("query", TextForm.QUERY),
        visit.query("category", TextForm.CATEGORY),
        visit.query("lifted").equals("true"));
  }

  Address address() {
    return Address.of(OffersPage.PATH)
        .with("query", text)
        .with("category", category)
        .with("lifted", lifted ? "true" : "");
  }

  ListMall ask(PageRequest page) {
    return new ListMall(null, text, category.isEmpty() ? null : category, lifted, page);
  }

  public boolean isSet() {
    return !text.isEmpty() || !category.isEmpty() || lifted;
  }
}
