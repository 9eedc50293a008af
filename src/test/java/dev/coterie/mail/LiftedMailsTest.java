package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Mall;
import dev.coterie.testing.Ports;
import dev.coterie.testing.RunningCoterie;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The owner of a shop is told of prices that the mall's minimum raised. */
class LiftedMailsTest {
  private static final int PORT = Ports.free();

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_MAIL_HOST", "127.0.0.1")
          .with("COTERIE_MAIL_PORT", Integer.toString(PORT))
          .with("COTERIE_MAIL_TLS", "none")
          .with("COTERIE_MAIL_FROM", "shop@shop.example")
          .with("COTERIE_MAIL_LANGUAGE", "de")
          .with("COTERIE_MAIL_MEMBERS", "true")
          .with("COTERIE_CONNECT_ENABLED", "true");

  private static final PostOffice OFFICE = new PostOffice(PORT);

  @BeforeAll
  static void the_office_opens() {
    OFFICE.open();
  }

  @AfterAll
  static void the_office_closes() {
    OFFICE.close();
  }

  @Test
  void the_owner_of_a_shop_hears_which_prices_the_minimum_lifted() {
    Mall mall = new Mall(COTERIE);
    mall.plan("boutique", null);
    mall.offers("LAMP", "10.00", null);
    mall.offers("DESK", "10.00", null);
    mall.opens("ada", "boutique");
    mall.lists("ada", "LAMP", "DESK");

    mall.offer("LAMP", "10.00", "19.90");

    Eventually.sees(List.of("ada@example.com"), () -> OFFICE.addressesOf("Mindestpreis"));
    String text = PostOffice.content(OFFICE.about("Mindestpreis").get(0), "text/plain");
    assertThat(text).contains("Product LAMP (LAMP): 19,90 USD").doesNotContain("DESK");
  }
}
