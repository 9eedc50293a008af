package dev.coterie.connect.shop;

/** Whether customers of a shop reach it. */
public enum ShopStatus {
  OPEN,
  /** Its owner has no membership that opens it; it comes back as it was with one. */
  SUSPENDED,
  /** By hand. */
  CLOSED
}
