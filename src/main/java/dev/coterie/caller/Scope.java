package dev.coterie.caller;

/** What a key opens. */
public enum Scope {
  /** Prices, access, orders, a customer's own memberships. */
  STOREFRONT,
  /** Everything. */
  ADMIN
}
