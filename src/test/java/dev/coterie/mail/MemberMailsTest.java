package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Ports;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where a shop wants it, customers are told of the end of their memberships, in its language. */
class MemberMailsTest {
  private static final int PORT = Ports.free();

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_MAIL_HOST", "127.0.0.1")
          .with("COTERIE_MAIL_PORT", Integer.toString(PORT))
          .with("COTERIE_MAIL_TLS", "none")
          .with("COTERIE_MAIL_FROM", "shop@shop.example")
          .with("COTERIE_MAIL_LANGUAGE", "de")
          .with("COTERIE_MAIL_MEMBERS", "true");

  private static final PostOffice OFFICE = new PostOffice(PORT);
  private static final Club CLUB = new Club(COTERIE);

  @BeforeAll
  static void a_plan_of_thirty_days() {
    OFFICE.open();
    new Shop(COTERIE)
        .group(
            "gold",
            new JsonObject()
                .put("name", "Gold & mehr")
                .put("durationDays", 30)
                .put("reminders", new JsonArray().add(-7)));
  }

  @AfterAll
  static void the_office_closes() {
    OFFICE.close();
  }

  @Test
  void a_reminder_and_the_end_go_to_the_customer_whom_an_erasure_forgets() {
    CLUB.customer("mia", "Mia");
    CLUB.join("mia", "gold");
    COTERIE.clock.advance(Duration.ofDays(24));
    COTERIE.announceAll();
    Eventually.sees(
        List.of("mia@customers.example"), () -> OFFICE.addressesOf("Gold & mehr endet bald"));
    COTERIE.clock.advance(Duration.ofDays(7));
    COTERIE.announceAll();
    Eventually.sees(
        List.of("mia@customers.example"), () -> OFFICE.addressesOf("Gold & mehr ist beendet"));
    String text = PostOffice.content(OFFICE.about("Gold & mehr endet bald").get(0), "text/plain");
    assertThat(text).contains("Guten Tag Mia", "endet am ", "2026, 12:00.");
    Eventually.sees(2, () -> CLUB.mails("status=sent").size());

    assertThat(COTERIE.delete("/v1/customers/mia").status()).isEqualTo(204);

    assertThat(CLUB.mails("status=sent"))
        .hasSize(2)
        .allSatisfy(
            mail -> {
              assertThat(mail.getValue("address")).isNull();
              assertThat(mail.getValue("customer")).isNull();
            });
  }

  @Test
  void nothing_is_sent_to_whoever_is_erased_meanwhile() {
    CLUB.customer("zoe", "Zoe");
    CLUB.join("zoe", "gold");
    OFFICE.close();
    assertThat(COTERIE.delete("/v1/groups/gold/members/zoe").status()).isBetween(200, 299);
    Eventually.sees(List.of(1), MemberMailsTest::triesOfWaiting);
    assertThat(COTERIE.delete("/v1/customers/zoe").status()).isEqualTo(204);
    OFFICE.open();
    COTERIE.clock.advance(Duration.ofDays(1));

    JsonObject mail = CLUB.mails("status=failed").get(0);
    assertThat(CLUB.sendAgain(mail).json().getString("code")).isEqualTo("no-address");
  }

  private static List<Integer> triesOfWaiting() {
    return CLUB.mails("status=waiting").stream().map(mail -> mail.getInteger("tries")).toList();
  }
}
