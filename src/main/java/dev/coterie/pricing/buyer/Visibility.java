package dev.coterie.pricing.buyer;

/** How a restricted product shows to those whom no group of its restriction admits. */
public enum Visibility {
  /** As if there were no such product. */
  HIDDEN,
  /** All of it but what it costs. */
  WITHOUT_PRICE
}
