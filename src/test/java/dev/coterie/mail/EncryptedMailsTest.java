package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Ports;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No mail goes over a connection that is less safe than the settings say. */
class EncryptedMailsTest {
  private static final int PLAIN = Ports.free();
  private static final int ENCRYPTED = Ports.free();

  @RegisterExtension
  static final RunningCoterie WANTS_STARTTLS = coterie(PLAIN).with("COTERIE_MAIL_TLS", "starttls");

  @RegisterExtension
  static final RunningCoterie WANTS_TLS =
      coterie(ENCRYPTED)
          .with("COTERIE_MAIL_TLS", "tls")
          .with("COTERIE_MAIL_USER", "shop")
          .with("COTERIE_MAIL_PASSWORD", "hush");

  private static RunningCoterie coterie(int port) {
    return new RunningCoterie()
        .with("COTERIE_MAIL_HOST", "localhost")
        .with("COTERIE_MAIL_PORT", Integer.toString(port))
        .with("COTERIE_MAIL_FROM", "shop@shop.example");
  }

  @Test
  void a_server_that_cannot_encrypt_gets_nothing() {
    try (PostOffice office = new PostOffice(PLAIN).open()) {
      assertThat(firstTry(WANTS_STARTTLS).getString("reason"))
          .isEqualTo("the server cannot be used: STARTTLS required but not supported by server");
      assertThat(office.mails()).isEmpty();
    }
  }

  @Test
  void a_server_whose_certificate_nobody_vouches_for_gets_nothing() {
    try (PostOffice office = PostOffice.encrypting(ENCRYPTED, "shop", "hush").open()) {
      assertThat(firstTry(WANTS_TLS).getString("reason"))
          .startsWith("the server cannot be used: ")
          .doesNotContain("hush");
      assertThat(office.mails()).isEmpty();
    }
  }

  private static JsonObject firstTry(RunningCoterie coterie) {
    Club club = new Club(coterie);
    club.list("trade", "trade@lists.example");
    club.customer("ada", "Ada");
    club.join("ada", "trade");
    club.placed("1001", "ada");
    return club.waitsAfter(1, "1001");
  }
}
