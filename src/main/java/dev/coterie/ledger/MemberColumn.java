package dev.coterie.ledger;

/** What the members of a group are sorted by. */
public enum MemberColumn {
  CUSTOMER,
  /** The end of the last period; who has none ends never. */
  END
}
