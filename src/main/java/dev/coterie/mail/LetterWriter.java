package dev.coterie.mail;

import dev.coterie.kernel.Secrets;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Map;

/**
 * Writes the letters of mails, each in its language.
 *
 * @param from who they come from
 */
record LetterWriter(MailVoices voices, String from) {
  private static final int ID_DIGITS = 40;

  /** Reads what the letter of a mail says. */
  Future<Map<String, Object>> read(SqlClient sql, ClaimedMail mail) {
    return voices.of(mail.language()).facts().read(sql, mail);
  }

  /**
   * The letter of a mail: the same id each time that it is written, so that whoever should get it
   * twice can tell.
   */
  Letter write(ClaimedMail mail, Map<String, Object> facts) {
    MailText text = voices.of(mail.language()).templates().write(mail.kind(), facts);
    return new Letter(from, mail.address(), id(mail), text);
  }

  private String id(ClaimedMail mail) {
    String what = mail.kind() + "\n" + mail.reference() + "\n" + mail.address();
    String digest = Secrets.hex(Secrets.digest(what)).substring(0, ID_DIGITS);
    return "<" + digest + from.substring(from.lastIndexOf('@')).replace(">", "") + ">";
  }
}
