package dev.coterie.kernel;

/** The languages that mails are always written in, beside the one that is set for all. */
public enum MailLanguage {
  EN,
  DE
}
