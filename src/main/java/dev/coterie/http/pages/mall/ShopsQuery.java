package dev.coterie.http.pages.mall;

import dev.coterie.connect.shop.ShopStatus;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.TextForm;
import org.jspecify.annotations.Nullable;

/**
 * Which shops the address asks for.
 *
 * @param status null for any
 */
public record ShopsQuery(String text, @Nullable ShopStatus status) {

  static ShopsQuery of(Visit visit) {
    return new ShopsQuery(
        visit.query("query", TextForm.QUERY), visit.choice("status", ShopStatus.class));
  }

  Address address() {
    return Address.of(Place.SHOPS.path())
        .with("query", text)
        .with("status", status == null ? "" : EnumNames.of(status));
  }

  public boolean isSet() {
    return !text.isEmpty() || status != null;
  }
}
