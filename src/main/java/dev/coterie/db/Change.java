package dev.coterie.db;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a committed transaction made stale in the memory of every node.
 *
 * @param kind what was changed
 * @param key which one, null for all of the kind
 */
public record Change(Kind kind, @Nullable String key) {

  public enum Kind {
    /** One product, by SKU. */
    PRODUCT,
    /** The memberships of one customer, by customer code. */
    CUSTOMER,
    /** One group and its rule, by group id. */
    GROUP,
    /** The API keys, always as a whole. */
    KEYS,
    /** There are more events than before. */
    EVENTS
  }

  /** Whether any of the changes is of the kind. */
  public static boolean tellsOf(Kind kind, List<Change> changes) {
    return changes.stream().anyMatch(change -> change.kind() == kind);
  }

  public static Change product(String sku) {
    return new Change(Kind.PRODUCT, sku);
  }

  public static Change customer(String code) {
    return new Change(Kind.CUSTOMER, code);
  }

  public static Change group(long id) {
    return new Change(Kind.GROUP, Long.toString(id));
  }

  public static Change all(Kind kind) {
    return new Change(kind, null);
  }
}
