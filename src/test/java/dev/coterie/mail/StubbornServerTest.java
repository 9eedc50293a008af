package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.mail.ScriptedServer.Trick;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever an SMTP server does, nothing is sent twice, and what became of a mail is said. */
class StubbornServerTest {
  private static final ScriptedServer SERVER = new ScriptedServer();

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_MAIL_HOST", "127.0.0.1")
          .with("COTERIE_MAIL_PORT", Integer.toString(SERVER.port()))
          .with("COTERIE_MAIL_TLS", "none")
          .with("COTERIE_MAIL_TIMEOUT_SECONDS", "1")
          .with("COTERIE_MAIL_FROM", "shop@shop.example");

  private static final Club CLUB = new Club(COTERIE);
  private static int number;

  private final String name = "case-" + ++number;
  private final String address = name + "@lists.example";

  @BeforeAll
  static void there_is_a_customer() {
    CLUB.customer("ada", "Ada");
  }

  @BeforeEach
  void of_a_list() {
    CLUB.list(name, address);
    CLUB.customer(name, "Ada");
    CLUB.join(name, name);
    SERVER.greet(true);
  }

  @AfterAll
  static void it_goes() throws IOException {
    SERVER.close();
  }

  @Test
  void a_server_that_never_greets_has_nothing_and_is_tried_again() {
    SERVER.greet(false);
    CLUB.placed(name, name);

    JsonObject mail = CLUB.waitsAfter(1, name);
    assertThat(mail.getString("reason")).isEqualTo("the server did not let anyone in within 1 s");
    SERVER.greet(true);
    COTERIE.clock.advance(Duration.ofMinutes(1));

    CLUB.becomes("sent", name);
    assertThat(SERVER.taken()).containsOnlyOnce(address);
  }

  @Test
  void a_server_that_has_the_message_and_says_nothing_is_not_asked_again() {
    SERVER.play(Trick.SILENT_AFTER_DATA, address);
    CLUB.placed(name, name);

    JsonObject mail = CLUB.becomes("uncertain", name);
    assertThat(mail.getString("reason"))
        .isEqualTo("the server did not say within 1 s whether it has the mail");
    assertNothingMoreIsSent();
  }

  @Test
  void a_server_that_goes_away_with_the_message_is_not_asked_again() {
    SERVER.play(Trick.GONE_AFTER_DATA, address);
    CLUB.placed(name, name);

    JsonObject mail = CLUB.becomes("uncertain", name);
    assertThat(mail.getString("reason"))
        .startsWith("the server did not say whether it has the mail: ");
    assertNothingMoreIsSent();
  }

  @Test
  void somebody_may_send_again_what_may_have_been_sent() {
    SERVER.play(Trick.GONE_AFTER_DATA, address);
    CLUB.placed(name, name);
    JsonObject mail = CLUB.becomes("uncertain", name);
    SERVER.play(Trick.BUSY, address);

    CLUB.sendAgain(mail);

    assertThat(CLUB.waitsAfter(2, name).getString("reason"))
        .isEqualTo("the server refuses the mail: 451 come back later");
  }

  @Test
  void a_refused_address_has_failed_at_once_in_the_servers_words_and_holds_up_no_other() {
    SERVER.play(Trick.REFUSES_ADDRESS, address);
    CLUB.list(name + "-too", "other-" + address);
    CLUB.join(name, name + "-too");
    CLUB.placed(name, name);

    Eventually.sees(1, () -> CLUB.mails("order=" + name + "&status=sent").size());
    Eventually.sees(1, () -> CLUB.mails("order=" + name + "&status=failed").size());
    JsonObject failed = CLUB.mails("order=" + name + "&status=failed").get(0);
    assertThat(failed.getString("address")).isEqualTo(address);
    assertThat(failed.getString("reason"))
        .isEqualTo("the server refuses the address: 550 nobody of that name");
    assertThat(SERVER.taken()).doesNotContain(address).contains("other-" + address);
  }

  /** However much later, and though the sender is at work. */
  private void assertNothingMoreIsSent() {
    COTERIE.clock.advance(Duration.ofDays(3));
    CLUB.list(name + "-next", "next-" + address);
    CLUB.join("ada", name + "-next");
    CLUB.placed(name + "-after", "ada");
    Eventually.sees(true, () -> SERVER.taken().contains("next-" + address));
    assertThat(SERVER.taken()).containsOnlyOnce(address);
    assertThat(CLUB.mailOf(name).getInteger("tries")).isEqualTo(1);
  }
}
