package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Ports;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes that send at once send each mail once. */
class TwoSendersTest {
  private static final int ORDERS = 60;
  private static final int PORT = Ports.free();

  @RegisterExtension
  @Order(1)
  static final RunningCoterie COTERIE = coterie();

  @RegisterExtension
  @Order(2)
  static final RunningCoterie NEIGHBOUR = coterie().beside(COTERIE);

  private static final PostOffice OFFICE = new PostOffice(PORT);

  private static RunningCoterie coterie() {
    return new RunningCoterie()
        .with("COTERIE_MAIL_HOST", "127.0.0.1")
        .with("COTERIE_MAIL_PORT", Integer.toString(PORT))
        .with("COTERIE_MAIL_TLS", "none")
        .with("COTERIE_MAIL_PER_SECOND", "1000")
        .with("COTERIE_MAIL_FROM", "shop@shop.example");
  }

  @BeforeAll
  static void the_office_opens() {
    OFFICE.open();
  }

  @AfterAll
  static void the_office_closes() {
    OFFICE.close();
  }

  @Test
  void each_order_of_many_is_mailed_once_to_each_address() {
    Club club = new Club(COTERIE);
    club.list("trade", "one@lists.example", "two@lists.example");
    club.customer("ada", "Ada");
    club.join("ada", "trade");
    IntStream.range(0, ORDERS).forEach(number -> club.placed("order-" + number, "ada"));

    Sql sql = new Sql(COTERIE);
    Eventually.sees(
        2L * ORDERS, () -> sql.whole("SELECT count(*) FROM mails WHERE status = 'sent'"));

    assertThat(OFFICE.mails()).hasSize(2 * ORDERS);
    assertThat(OFFICE.mails().stream().map(mail -> PostOffice.header(mail, "Message-ID")))
        .doesNotHaveDuplicates();
    assertThat(sql.whole("SELECT max(tries) FROM mails")).isEqualTo(1);
  }
}
