package dev.coterie.mail;

/** How far a mail has come. */
public enum MailStatus {
  /** It is due, or will be tried again. */
  WAITING,
  /** A process is talking to the server, or died while it did. */
  SENDING,
  SENT,
  /** It was not sent, and is not tried again by itself. */
  FAILED,
  /** It may have been sent, and so is not tried again by itself. */
  UNCERTAIN
}
