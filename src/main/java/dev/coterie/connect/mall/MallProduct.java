package dev.coterie.connect.mall;

import java.util.List;

/**
 * A product with its offer.
 *
 * @param images addresses, the first being the main one
 * @param listed whether the shop that asks lists it; false where none asks
 * @param shops how many shops list it
 */
public record MallProduct(
    String sku,
    String name,
    String description,
    List<String> images,
    List<String> categories,
    MallOffer offer,
    boolean listed,
    long shops) {

  public MallProduct {
    images = List.copyOf(images);
    categories = List.copyOf(categories);
  }
}
