package dev.coterie.mail;

/** What a mail is about; its templates are named by it. */
public enum MailKind {
  /** An order, to those whom the groups of its customer name. */
  ORDER,
  /** A membership that ends soon, to its customer. */
  ENDING,
  /** A membership that is over, to its customer. */
  ENDED,
  /** Prices of a shop that the mall's minimum raised, to its owner. */
  LIFTED
}
