package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Ports;
import dev.coterie.testing.Reply;
import dev.coterie.testing.TestDatabases;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that is down for a while, a service that is killed: each address gets one mail. */
class KilledServiceTest {
  private static final String KEY = "key-of-the-killed-0123456789";
  private static final int PORT = Ports.free();
  private static final String[] DATABASE = {""};

  @RegisterExtension
  static final BeforeAllCallback ON_A_DATABASE =
      context -> DATABASE[0] = TestDatabases.of(context).migrated();

  private MainProcess process = start("2026-03-01T12:00:00Z");

  @Test
  void each_address_gets_exactly_one_mail() {
    put("/v1/customers/ada", "{\"name\":\"Ada\",\"webAccount\":true}");
    list("north", "north@lists.example", "desk@lists.example");
    list("south", "south@lists.example", "desk@lists.example");
    order("1001");
    Eventually.sees("3 after 1", () -> mails("waiting"));

    process.kill();
    try (PostOffice office = new PostOffice(PORT).open()) {
      process = start("2026-03-01T12:05:00Z");
      Eventually.sees("3 after 2", () -> mails("sent"));
      process.kill();
      process = start("2026-03-03T12:00:00Z");
      order("1002");
      Eventually.sees(6, () -> office.mails().size());
      Eventually.sees("6 after 2", () -> mails("sent"));

      assertThat(office.addressesOf("Order 1001"))
          .containsExactly("desk@lists.example", "north@lists.example", "south@lists.example");
      assertThat(office.addressesOf("Order 1002"))
          .containsExactly("desk@lists.example", "north@lists.example", "south@lists.example");
    } finally {
      process.close();
    }
  }

  private static MainProcess start(String clock) {
    return new MainProcess(
        Map.of(
            "COTERIE_DATABASE_URI", DATABASE[0],
            "COTERIE_API_KEY", KEY,
            "COTERIE_CLOCK_SETTABLE", "true",
            "COTERIE_MAIL_HOST", "127.0.0.1",
            "COTERIE_MAIL_PORT", Integer.toString(PORT),
            "COTERIE_MAIL_TLS", "none",
            "COTERIE_MAIL_FROM", "shop@shop.example",
            "LOG_LEVEL", "ERROR"),
        "--clock=" + clock);
  }

  private void list(String code, String... addresses) {
    JsonObject group =
        new JsonObject()
            .put("code", code)
            .put("kind", "list")
            .put("name", code)
            .put("notifyEmails", new JsonArray(List.of(addresses)));
    done(
        MainProcess.send(
            HttpRequest.newBuilder(URI.create(process.api() + "/v1/groups"))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(group.encode()))));
    put("/v1/groups/" + code + "/members/ada", "{}");
  }

  private void order(String id) {
    put(
        "/v1/orders/" + id,
        """
        {"status":"placed","customer":"ada","currency":"USD","total":"10.00",
         "at":"2026-03-01T12:00:00Z",
         "lines":[{"id":"1","sku":"LAMP","quantity":1,"unitPrice":"10.00"}]}
        """);
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
