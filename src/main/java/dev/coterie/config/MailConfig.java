package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Mails, and the SMTP server that takes them.
 *
 * @param host of the server, null for none
 * @param user to log in with, null for no login
 * @param from who mails come from: an address, or a name and an address
 * @param language of all mails but those of groups that have their own, two letters
 * @param templates a directory of files that replace built-in ones, null for none
 * @param members whether customers are mailed reminders and ends of their memberships
 * @param perSecond how many mails this process sends at most
 * @param timeoutSeconds how long the server may take for one mail
 */
public record MailConfig(
    @Nullable String host,
    int port,
    MailTls tls,
    @Nullable String user,
    @Nullable String password,
    @Nullable String from,
    String language,
    @Nullable String templates,
    boolean members,
    int perSecond,
    int timeoutSeconds) {
  private static final String ADDRESS = "[^\\s@,;<>\"()]+@[^\\s@,;<>\"()]+";
  private static final String SENDER = ADDRESS + "|[^\\p{Cntrl}<>\"@]+ <" + ADDRESS + ">";

  public MailConfig {
    require(port >= 1 && port <= 65_535, "mail.port", "must be from 1 to 65535");
    require(language.matches("[a-z]{2}"), "mail.language", "must be two letters, such as en");
    require(perSecond >= 1 && perSecond <= 1_000, "mail.perSecond", "must be from 1 to 1000");
    require(
        timeoutSeconds >= 1 && timeoutSeconds <= 600,
        "mail.timeoutSeconds",
        "must be from 1 to 600");
    require((user == null) == (password == null), "mail.password", "must be set beside mail.user");
    require(
        user == null || tls != MailTls.NONE,
        "mail.tls",
        "must be starttls or tls, since a password is sent");
    require(
        host == null || (from != null && from.matches(SENDER)),
        "mail.from",
        "must be an address such as shop@shop.example, or Shop <shop@shop.example>");
  }

  /** Whether there is a server to send mails by. */
  public boolean isSet() {
    return host != null;
  }

  public Duration timeout() {
    return Duration.ofSeconds(timeoutSeconds);
  }
}
