package dev.coterie.caller;

import java.util.Set;

/** What a key opens. */
public enum Scope {
  /** Prices, access, orders, a customer's own memberships. */
  STOREFRONT,
  /** One shop of a member, which the key names, and nothing else. */
  SHOP,
  /** Everything. */
  ADMIN;

  /** Those of keys that are of no shop. */
  public static final Set<Scope> OF_MALL = Set.of(STOREFRONT, ADMIN);
}
