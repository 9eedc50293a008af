package dev.coterie.http.pages.catalog;

import dev.coterie.catalog.ProductFilter;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.TextForm;
import java.util.Locale;

/**
 * What the catalogue is filtered by, as the address has it; what is empty filters nothing.
 *
 * @param costUnknown whether only those show whose supplier price is not known, to who may see it
 * @param groupsOnly whether only those show that sell a group
 */
public record CatalogueQuery(
    String text, String category, String currency, boolean costUnknown, boolean groupsOnly) {

  static CatalogueQuery of(Visit visit) {
    String currency = visit.query("in").toUpperCase(Locale.ROOT);
    return new CatalogueQuery(
        visit.query("query", TextForm.QUERY),
        visit.query("category", TextForm.CATEGORY),
        currency.matches("[A-Z]{3}") ? currency : "",
        visit.frame().seesCost() && visit.query("no-cost").equals("true"),
        visit.query("groups").equals("true"));
  }

  ProductFilter filter() {
    return new ProductFilter(
        text,
        category.isEmpty() ? null : category,
        currency.isEmpty() ? null : currency,
        costUnknown,
        groupsOnly);
  }

  Address address() {
    return new Address(CataloguePage.PATH)
        .with("query", text)
        .with("category", category)
        .with("in", currency)
        .with("no-cost", costUnknown ? "true" : "")
        .with("groups", groupsOnly ? "true" : "");
  }

  public boolean isSet() {
    return !address().text().equals(CataloguePage.PATH);
  }
}
