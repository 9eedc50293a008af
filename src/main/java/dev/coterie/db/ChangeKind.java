package dev.coterie.db;

public enum ChangeKind {
  /** One product, by SKU. */
  PRODUCT,
  /** The memberships of one customer, by customer code. */
  CUSTOMER,
  /** One group and its rule, by group id. */
  GROUP,
  /** One shop with its groups, by slug. */
  SHOP,
  /** One listing, by the id of the shop and the SKU. */
  LISTING,
  /** What the mall offers one product for, by SKU. */
  OFFER,
  /** The groups of one customer of a shop, by the id of the shop and the customer's code. */
  SHOP_CUSTOMER,
  /** The API keys, always as a whole. */
  KEYS,
  /** Who may enter which page, always as a whole. */
  PAGE_RULES,
  /** There are more events than before. */
  EVENTS
}
