package dev.coterie.connect.shop;

import org.jspecify.annotations.Nullable;

/**
 * A shop as a caller names it. To who may reach one shop only, every other one does not exist.
 *
 * @param slug as it stands in the shop's address
 * @param only the id of the one shop that the caller may reach, null for any
 */
public record ShopRef(String slug, @Nullable Long only) {

  /** For who may reach any shop. */
  public static ShopRef any(String slug) {
    return new ShopRef(slug, null);
  }
}
