package dev.coterie.caller;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a key opens. */
public enum Scope {
  /** Prices, their contexts, what may be entered and seen; of shops too. It writes nothing. */
  PRICES,
  /** A customer's own memberships: read, quoted, cancelled, paused, resumed, tried, redeemed. */
  MEMBERSHIPS,
  /** Reports of orders, and what orders gave. */
  ORDERS,
  /** The three before together. */
  STOREFRONT,
  /** One shop of a member, which the key names, and nothing else. */
  SHOP,
  /** Everything. */
  ADMIN;

  /** Those of keys that are of no shop. */
  public static final Set<Scope> OF_MALL =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(SHOP)));

  /** The scopes, and those that one of them stands for; whether it has one is a bit test. */
  static Set<Scope> opened(Collection<Scope> scopes) {
    EnumSet<Scope> opened = EnumSet.noneOf(Scope.class);
    scopes.forEach(scope -> opened.addAll(scope.standsFor()));
    return Collections.unmodifiableSet(opened);
  }

  private Set<Scope> standsFor() {
    return switch (this) {
      case STOREFRONT -> EnumSet.range(PRICES, STOREFRONT);
      case ADMIN -> EnumSet.allOf(Scope.class);
      default -> EnumSet.of(this);
    };
  }
}
