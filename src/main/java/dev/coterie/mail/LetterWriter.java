package dev.coterie.mail;

import dev.coterie.kernel.Secrets;
import java.util.Map;

/**
 * Writes the letters of mails.
 *
 * @param from who they come from
 */
record LetterWriter(MailTemplates templates, String from) {
  private static final int ID_DIGITS = 40;

  /**
   * The letter of a mail: the same id each time that it is written, so that whoever should get it
   * twice can tell.
   */
  Letter write(ClaimedMail mail, Map<String, Object> facts) {
    return new Letter(from, mail.address(), id(mail), templates.write(mail.kind(), facts));
  }

  private String id(ClaimedMail mail) {
    String what = mail.kind() + "\n" + mail.reference() + "\n" + mail.address();
    String digest = Secrets.hex(Secrets.digest(what)).substring(0, ID_DIGITS);
    return "<" + digest + from.substring(from.lastIndexOf('@')).replace(">", "") + ">";
  }
}
