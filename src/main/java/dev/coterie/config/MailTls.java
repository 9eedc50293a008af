package dev.coterie.config;

/** How the connection to an SMTP server is encrypted. */
public enum MailTls {
  /** From the server's greeting on; a server that does not offer it is refused. */
  STARTTLS,
  /** From the first byte. */
  TLS,
  NONE
}
