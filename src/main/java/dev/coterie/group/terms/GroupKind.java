package dev.coterie.group.terms;

import org.jspecify.annotations.Nullable;

/** The three products that a group can be. */
public enum GroupKind {
  /** A discount user group: prices. */
  DISCOUNT,
  /** A connect group: a shop of the customer's own. */
  CONNECT,
  /** A plain list of customers. */
  LIST;

  /** The tier of a group that names none. */
  @Nullable String usualTier() {
    return switch (this) {
      case DISCOUNT -> "discount";
      case CONNECT -> "connect";
      case LIST -> null;
    };
  }
}
