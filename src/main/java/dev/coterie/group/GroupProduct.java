package dev.coterie.group;

import org.jspecify.annotations.Nullable;

/**
 * The special product that sells a group.
 *
 * @param sku null where there is none
 */
public record GroupProduct(State state, @Nullable String sku) {
  public static final GroupProduct NONE = new GroupProduct(State.NONE, null);

  /** Whether the group is for sale. */
  public enum State {
    /** It never was. */
    NONE,
    /** On sale. */
    ENABLED,
    /** Taken off sale, and kept. */
    DISABLED
  }

  static GroupProduct of(String sku, boolean onSale) {
    return new GroupProduct(onSale ? State.ENABLED : State.DISABLED, sku);
  }
}
