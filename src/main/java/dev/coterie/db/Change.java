package dev.coterie.db;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a committed transaction made stale in the memory of every node.
 *
 * @param kind what was changed
 * @param key which one, null for all of the kind
 */
public record Change(ChangeKind kind, @Nullable String key) {

  /** Whether any of the changes is of the kind. */
  public static boolean anyOf(ChangeKind kind, List<Change> changes) {
    return changes.stream().anyMatch(change -> change.kind() == kind);
  }

  public static Change product(String sku) {
    return new Change(ChangeKind.PRODUCT, sku);
  }

  public static Change customer(String code) {
    return new Change(ChangeKind.CUSTOMER, code);
  }

  public static Change group(long id) {
    return new Change(ChangeKind.GROUP, Long.toString(id));
  }

  /** A shop and its groups, by slug. */
  public static Change shop(String slug) {
    return new Change(ChangeKind.SHOP, slug);
  }

  public static Change listing(long shop, String sku) {
    return new Change(ChangeKind.LISTING, shop + "/" + sku);
  }

  public static Change offer(String sku) {
    return new Change(ChangeKind.OFFER, sku);
  }

  public static Change shopCustomer(long shop, String customer) {
    return new Change(ChangeKind.SHOP_CUSTOMER, shop + "/" + customer);
  }

  public static Change all(ChangeKind kind) {
    return new Change(kind, null);
  }
}
