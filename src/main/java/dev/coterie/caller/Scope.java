package dev.coterie.caller;

import java.util.Locale;

/** What a key opens. */
public enum Scope {
  /** Prices, access, orders, a customer's own memberships. */
  STOREFRONT,
  /** Everything. */
  ADMIN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of a word. */
  static Scope of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
