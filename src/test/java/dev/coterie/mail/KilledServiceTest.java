package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.mail.ScriptedServer.Trick;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Ports;
import dev.coterie.testing.Reply;
import dev.coterie.testing.Sql;
import dev.coterie.testing.TestDatabases;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is down for a while, a service that is killed: each address gets one mail, and a
 * write with a key is done once.
 */
class KilledServiceTest {
  private static final String KEY = "key-of-the-killed-0123456789";
  private static final int PORT = Ports.free();
  private static final String[] DATABASE = {""};

  @TempDir static Path scratch;

  @RegisterExtension
  static final BeforeEachCallback ON_A_NEW_DATABASE =
      context -> DATABASE[0] = TestDatabases.of(context).migrated();

  private int port = PORT;
  private MainProcess process;

  @BeforeEach
  void it_runs() {
    process = start("2026-03-01T12:00:00Z");
  }

  @AfterEach
  void it_ends() {
    process.close();
  }

  @Test
  void a_mail_that_was_being_sent_when_it_was_killed_is_not_sent_again() throws IOException {
    process.kill();
    try (ScriptedServer server = new ScriptedServer()) {
      port = server.port();
      server.play(Trick.SILENT_AFTER_DATA, "slow@lists.example");
      process = start("2026-03-01T12:00:00Z");
      put("/v1/customers/eve", "{\"name\":\"Eve\",\"webAccount\":true}");
      put("/v1/customers/tom", "{\"name\":\"Tom\",\"webAccount\":true}");
      list("slow", "eve", "slow@lists.example");
      list("quick", "tom", "quick@lists.example");
      order("2001", "eve");
      Eventually.sees(List.of("slow@lists.example"), server::taken);
      process.kill();

      process = start("2026-03-01T13:00:00Z");
      Eventually.sees("1 after 1", () -> mails("uncertain"));
      order("2002", "tom");
      Eventually.sees(List.of("slow@lists.example", "quick@lists.example"), server::taken);

      assertThat(MainProcess.get(process.api() + "/v1/mails?order=2001", KEY).text())
          .contains("\"status\":\"uncertain\"", "\"tries\":1");
    }
  }

  @Test
  void each_address_gets_exactly_one_mail() {
    put("/v1/customers/ada", "{\"name\":\"Ada\",\"webAccount\":true}");
    list("north", "ada", "north@lists.example", "desk@lists.example");
    list("south", "ada", "south@lists.example", "desk@lists.example");
    order("1001", "ada");
    Eventually.sees("3 after 1", () -> mails("waiting"));

    process.kill();
    try (PostOffice office = new PostOffice(PORT).open()) {
      process = start("2026-03-01T12:05:00Z");
      Eventually.sees("3 after 2", () -> mails("sent"));
      process.kill();
      process = start("2026-03-03T12:00:00Z");
      order("1002", "ada");
      Eventually.sees(6, () -> office.mails().size());
      Eventually.sees("6 after 2", () -> mails("sent"));

      assertThat(office.addressesOf("Order 1001"))
          .containsExactly("desk@lists.example", "north@lists.example", "south@lists.example");
      assertThat(office.addressesOf("Order 1002"))
          .containsExactly("desk@lists.example", "north@lists.example", "south@lists.example");
    }
  }

  @Test
  void a_write_that_was_committed_when_it_was_killed_is_answered_to_its_repetition() {
    Sql sql = new Sql(() -> DATABASE[0]);
    sql.run(
        """
        CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN
          IF NEW.status IS NOT NULL THEN PERFORM pg_advisory_xact_lock(14); RETURN NULL; END IF;
          RETURN NEW; END';
        CREATE TRIGGER stuck BEFORE UPDATE ON remembered_answers
          FOR EACH ROW EXECUTE FUNCTION stuck()
        """);
    sql.locking(
        "SELECT pg_advisory_xact_lock(14)",
        () -> {
          CompletableFuture<Reply> first = CompletableFuture.supplyAsync(this::gift);
          Eventually.sees(
              1L, () -> sql.whole("SELECT count(*) FROM remembered_answers WHERE outcome <> ''"));
          process.kill();
          assertThat(first).failsWithin(Duration.ofSeconds(10));
        });
    Set<Path> leftBehind = directories();

    process = start("2026-03-01T12:00:01Z");
    assertThat(leftBehind).hasSize(1);
    assertThat(directories()).hasSize(1).doesNotContainAnyElementsOf(leftBehind);
    Reply repetition = gift();

    assertThat(repetition.status()).as(repetition.text()).isEqualTo(200);
    assertThat(repetition.text()).contains("\"amount\":\"5.00\"");
    assertThat(sql.whole("SELECT count(*) FROM credits")).isEqualTo(1);
  }

  /** Those of processes that ran, or run. */
  private static Set<Path> directories() {
    try (Stream<Path> all = Files.list(scratch)) {
      return all.filter(each -> each.getFileName().toString().startsWith("coterie-run-"))
          .collect(Collectors.toSet());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Reply gift() {
    put("/v1/customers/ada", "{\"name\":\"Ada\"}");
    return MainProcess.send(
        HttpRequest.newBuilder(URI.create(process.api() + "/v1/customers/ada/account"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "once")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"kind":"credit","amount":"5.00","currency":"USD","reason":"late parcel"}
                    """)));
  }

  private MainProcess start(String clock) {
    return new MainProcess(
        Map.of(
            "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + scratch,
            "COTERIE_DATABASE_URI", DATABASE[0],
            "COTERIE_API_KEY", KEY,
            "COTERIE_CLOCK_SETTABLE", "true",
            "COTERIE_MAIL_HOST", "127.0.0.1",
            "COTERIE_MAIL_PORT", Integer.toString(port),
            "COTERIE_MAIL_TLS", "none",
            "COTERIE_MAIL_TIMEOUT_SECONDS", "3",
            "COTERIE_MAIL_FROM", "shop@shop.example",
            "COTERIE_LOG_LEVEL", "ERROR"),
        "--clock=" + clock);
  }

  private void list(String code, String member, String... addresses) {
    JsonObject group =
        new JsonObject()
            .put("code", code)
            .put("kind", "list")
            .put("name", code)
            .put("notifyEmails", new JsonArray(List.of(addresses)));
    done(MainProcess.post(process.api() + "/v1/groups", KEY, group.encode()));
    put("/v1/groups/" + code + "/members/" + member, "{}");
  }

  private void order(String id, String customer) {
    put(
        "/v1/orders/" + id,
        """
        {"status":"placed","customer":"%s","currency":"USD","total":"10.00",
         "at":"2026-03-01T12:00:00Z",
         "lines":[{"id":"1","sku":"LAMP","quantity":1,"unitPrice":"10.00"}]}
        """
            .formatted(customer));
  }

  /** How many mails have that status, and after how many tries at most. */
  private String mails(String status) {
    JsonArray all =
        MainProcess.get(process.api() + "/v1/mails?status=" + status, KEY)
            .json()
            .getJsonArray("items");
    int tries =
        all.stream()
            .map(JsonObject.class::cast)
            .mapToInt(mail -> mail.getInteger("tries"))
            .max()
            .orElse(0);
    return all.size() + " after " + tries;
  }

  private void put(String path, String body) {
    done(MainProcess.put(process.api() + path, KEY, body));
  }

  private static void done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
  }
}
