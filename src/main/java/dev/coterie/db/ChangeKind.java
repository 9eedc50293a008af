package dev.coterie.db;

public enum ChangeKind {
  /** One product, by SKU. */
  PRODUCT,
  /** The memberships of one customer, by customer code. */
  CUSTOMER,
  /** One group and its rule, by group id. */
  GROUP,
  /** The API keys, always as a whole. */
  KEYS,
  /** Who may enter which page, always as a whole. */
  PAGE_RULES,
  /** There are more events than before. */
  EVENTS
}
