package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Ports;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each placed order of a member is mailed to the addresses of the member's groups, each once. */
class OrderMailsTest {
  private static final int PORT = Ports.free();

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_MAIL_HOST", "127.0.0.1")
          .with("COTERIE_MAIL_PORT", Integer.toString(PORT))
          .with("COTERIE_MAIL_TLS", "none")
          .with("COTERIE_MAIL_FROM", "Lampenladen Köln <shop@shop.example>");

  private static final PostOffice OFFICE = new PostOffice(PORT);
  private static final Club CLUB = new Club(COTERIE);

  @BeforeAll
  static void the_post_office_is_open() {
    OFFICE.open();
  }

  @AfterAll
  static void it_closes() {
    OFFICE.close();
  }

  @Test
  void an_address_of_two_lists_gets_one_mail() {
    CLUB.list("north", "north@lists.example", "desk@lists.example");
    CLUB.list("south", "south@lists.example", "Desk@lists.example");
    CLUB.customer("ada", "Ada");
    CLUB.join("ada", "north");
    CLUB.join("ada", "south");

    CLUB.placed("two-lists", "ada");
    CLUB.placed("two-lists", "ada");

    Eventually.sees(3, () -> CLUB.mails("order=two-lists&status=sent").size());
    assertThat(OFFICE.about("two-lists")).hasSize(3);
    assertThat(OFFICE.addressesOf("two-lists").stream().map(String::toLowerCase).toList())
        .containsExactly("desk@lists.example", "north@lists.example", "south@lists.example");
  }

  @Test
  void it_says_all_of_the_order_as_text_and_as_html_in_which_nothing_is_markup() {
    CLUB.list("words", "words@lists.example");
    CLUB.customer("eve", "<b>Eve</b> & Söhne");
    CLUB.join("eve", "words");

    CLUB.placed("said", "eve");

    CLUB.becomes("sent", "said");
    assertThat(COTERIE.get("/v1/customers/eve/export").json().getJsonArray("mails"))
        .isEqualTo(COTERIE.get("/v1/mails?customer=eve").json().getJsonArray("items"))
        .hasSize(1);
    MimeMessage mail = OFFICE.about("said").get(0);
    assertThat(PostOffice.subject(mail)).isEqualTo("Order said of eve");
    assertThat(PostOffice.header(mail, "From")).contains("shop@shop.example", "K=C3=B6ln");
    assertThat(PostOffice.header(mail, "Message-ID")).matches("<[0-9a-f]{40}@shop\\.example>");
    assertThat(PostOffice.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(PostOffice.content(mail, "text/plain"))
        .contains("<b>Eve</b> & Söhne, eve", "Groups: words", "2 × LAMP <3, 24.50 USD each")
        .contains("Total: 49.00 USD");
    assertThat(PostOffice.content(mail, "text/html"))
        .contains("&lt;b&gt;Eve&lt;/b&gt; &amp; Söhne", "<td>LAMP &lt;3</td>")
        .doesNotContain("<b>Eve");
  }

  @Test
  void each_list_is_told_in_its_own_language_and_a_shared_address_in_that_of_the_first_with_one() {
    CLUB.list("plain", "plain@lists.example", "both@lists.example");
    CLUB.list("berlin", "berlin@lists.example", "both@lists.example");
    CLUB.list("leeds", "leeds@lists.example", "both@lists.example");
    speaks("berlin", "de");
    speaks("leeds", "en");
    CLUB.customer("jan", "Jan");
    List.of("plain", "berlin", "leeds").forEach(list -> CLUB.join("jan", list));

    CLUB.placed("tongues", "jan");

    Eventually.sees(4, () -> CLUB.mails("order=tongues&status=sent").size());
    assertThat(subjectAt("plain")).isEqualTo("Order tongues of jan");
    assertThat(subjectAt("leeds")).isEqualTo("Order tongues of jan");
    assertThat(subjectAt("berlin")).isEqualTo("Bestellung tongues von jan");
    assertThat(subjectAt("both")).isEqualTo("Bestellung tongues von jan");
    assertThat(PostOffice.content(mailAt("berlin"), "text/plain")).contains("49,00 USD");
  }

  private static void speaks(String list, String language) {
    JsonObject patch = new JsonObject().put("notifyLanguage", language);
    assertThat(COTERIE.patch("/v1/groups/" + list, patch).json().getString("notifyLanguage"))
        .isEqualTo(language);
  }

  private static String subjectAt(String name) {
    return PostOffice.subject(mailAt(name));
  }

  private static MimeMessage mailAt(String name) {
    return OFFICE.about("tongues").stream()
        .filter(mail -> PostOffice.header(mail, "To").startsWith(name + "@"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void another_language_than_those_there_are_is_refused_by_name() {
    CLUB.list("paris", "paris@lists.example");

    Reply refused = COTERIE.patch("/v1/groups/paris", new JsonObject().put("notifyLanguage", "fr"));

    assertThat(refused.status()).isEqualTo(400);
    JsonObject error = refused.json().getJsonArray("errors").getJsonObject(0);
    assertThat(error.getString("field")).isEqualTo("notifyLanguage");
    assertThat(error.getString("message")).isEqualTo("must be one of en, de");
  }

  @Test
  void the_plan_of_a_bad_file_writes_nothing_tells_nothing_and_mails_nobody() {
    CLUB.list("planned", "planned@lists.example");
    CLUB.customer("kay", "Kay");
    CLUB.join("kay", "planned");
    List<Long> before = written();
    int mails = OFFICE.mails().size();

    Reply plan =
        COTERIE.upload(
            "/v1/groups/planned/imports?mode=replace",
            "Customer Code,Customer Email Address\nnobody,\n,nobody@example.com\n,\nkay,x@y.z\n");

    assertThat(plan.json().getInteger("wrong")).isEqualTo(4);
    assertThat(plan.json().getInteger("removed")).isEqualTo(1);
    assertThat(written()).isEqualTo(before);
    assertThat(OFFICE.mails()).hasSize(mails);
  }

  /** How many rows there are of what an import could write. */
  private static List<Long> written() {
    Sql sql = new Sql(COTERIE);
    return Stream.of(
            "membership_periods", "events", "mails", "scheduled_notices", "list_invitations")
        .map(table -> sql.whole("SELECT count(*) FROM " + table))
        .toList();
  }

  @Test
  void whoever_was_no_member_at_the_orders_instant_is_not_mailed_about() {
    CLUB.list("late", "late@lists.example");
    CLUB.customer("kim", "Kim");
    Instant before = COTERIE.clock.instant();
    COTERIE.clock.advance(Duration.ofMinutes(5));
    CLUB.join("kim", "late");

    CLUB.order("too-early", "placed", "kim", before);
    CLUB.placed("in-time", "kim");

    CLUB.becomes("sent", "in-time");
    assertThat(CLUB.mails("order=too-early")).isEmpty();
  }

  @Test
  void an_order_first_heard_of_when_it_is_paid_is_mailed_once() {
    CLUB.list("paid", "paid@lists.example");
    CLUB.customer("lea", "Lea");
    CLUB.join("lea", "paid");

    CLUB.order("paid-first", "paid", "lea", COTERIE.clock.instant());
    CLUB.becomes("sent", "paid-first");
    CLUB.order("paid-first", "placed", "lea", COTERIE.clock.instant());
    CLUB.placed("after-it", "lea");

    CLUB.becomes("sent", "after-it");
    assertThat(OFFICE.about("paid-first")).hasSize(1);
  }

  @Test
  void while_the_server_is_down_orders_go_on_and_mails_wait_ever_longer() {
    CLUB.list("down", "down@lists.example");
    CLUB.customer("tom", "Tom");
    CLUB.join("tom", "down");
    OFFICE.close();
    CLUB.placed("waits", "tom");

    JsonObject mail = CLUB.waitsAfter(1, "waits");
    assertThat(mail.getString("reason")).startsWith("the server cannot be used: ");
    assertThat(wait(mail)).isEqualTo(Duration.ofMinutes(1));
    COTERIE.clock.advance(Duration.ofMinutes(1));
    assertThat(wait(CLUB.waitsAfter(2, "waits"))).isEqualTo(Duration.ofMinutes(2));
    OFFICE.open();
    COTERIE.clock.advance(Duration.ofMinutes(2));

    CLUB.becomes("sent", "waits");
    assertThat(OFFICE.addressesOf("waits")).containsExactly("down@lists.example");
  }

  private static Duration wait(JsonObject mail) {
    return Duration.between(COTERIE.clock.instant(), Instant.parse(mail.getString("nextTry")));
  }

  @Test
  void after_a_day_it_has_failed_until_somebody_sends_it_again() {
    CLUB.list("given-up", "given-up@lists.example");
    CLUB.customer("max", "Max");
    CLUB.join("max", "given-up");
    OFFICE.close();
    CLUB.placed("fails", "max");
    CLUB.waitsAfter(1, "fails");
    COTERIE.clock.advance(Duration.ofHours(24));

    JsonObject failed = CLUB.becomes("failed", "fails");
    assertThat(failed.getValue("nextTry")).isNull();
    OFFICE.open();
    assertThat(CLUB.sendAgain(failed).status()).isEqualTo(200);

    JsonObject sent = CLUB.becomes("sent", "fails");
    assertThat(OFFICE.about("fails")).hasSize(1);
    assertThat(CLUB.sendAgain(sent).json().getString("code")).isEqualTo("mail-sent");
    assertThat(COTERIE.get("/v1/events?type=mail.retried&actor=key:first").text())
        .contains("\"order\":\"fails\"");
  }

  @Test
  void a_mail_whose_sender_died_may_have_been_sent_and_is_left_to_people() {
    CLUB.list("died", "died@lists.example");
    CLUB.customer("sam", "Sam");
    CLUB.join("sam", "died");
    CLUB.placed("died", "sam");
    CLUB.becomes("sent", "died");
    new Sql(COTERIE)
        .run(
            """
            UPDATE mails SET status = 'sending', sent_at = NULL, begun_at = now() - interval '1 day'
            WHERE reference = 'died'
            """);

    JsonObject mail = CLUB.becomes("uncertain", "died");
    COTERIE.clock.advance(Duration.ofDays(2));
    CLUB.placed("after-death", "sam");
    CLUB.becomes("sent", "after-death");

    assertThat(CLUB.mailOf("died")).isEqualTo(mail);
    assertThat(OFFICE.addressesOf("Order died")).isEqualTo(List.of("died@lists.example"));
  }

  @Test
  void what_is_no_mail_is_unknown() {
    JsonObject none = new JsonObject().put("id", 999_999L);

    assertThat(CLUB.sendAgain(none).json().getString("code")).isEqualTo("unknown-mail");
    assertThat(COTERIE.post("/v1/mails/first/send", new JsonObject()).status()).isEqualTo(400);
    assertThat(COTERIE.get("/v1/mails?status=lost").status()).isEqualTo(400);
  }
}
