package dev.coterie.mail;

/**
 * What a mail says.
 *
 * @param subject one line
 */
record MailText(String subject, String text, String html) {
  /** Whatever could end the line of a header. */
  private static final String CONTROLS = "[\\p{Cntrl}\\u0085\\u2028\\u2029]+";

  MailText {
    subject = subject.replaceAll(CONTROLS, " ").strip();
  }
}
