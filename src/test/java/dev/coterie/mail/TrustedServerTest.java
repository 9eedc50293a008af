package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Certificate;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Ports;
import dev.coterie.testing.TestDatabases;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate the JVM trusts is logged in to, and gets the mails encrypted. */
class TrustedServerTest {
  private static final String KEY = "key-of-the-trusting-0123456789";
  private static final String STORE = "greenmail.tls.keystore.file";
  private static final String STORE_PASSWORD = "greenmail.tls.keystore.password";
  private static final String[] DATABASE = {""};

  @RegisterExtension
  static final BeforeAllCallback ON_A_DATABASE =
      context -> DATABASE[0] = TestDatabases.of(context).migrated();

  @TempDir Path directory;

  @AfterEach
  void other_tests_have_another_certificate() {
    System.clearProperty(STORE);
    System.clearProperty(STORE_PASSWORD);
  }

  @Test
  void it_gets_mails_over_tls_from_whoever_logs_in() throws IOException, InterruptedException {
    Path store = Certificate.ofLocalhost(directory);
    System.setProperty(STORE, store.toString());
    System.setProperty(STORE_PASSWORD, Certificate.PASSWORD);
    int port = Ports.free();
    Map<String, String> environment =
        Map.of(
            "COTERIE_DATABASE_URI", DATABASE[0],
            "COTERIE_API_KEY", KEY,
            "COTERIE_MAIL_HOST", "localhost",
            "COTERIE_MAIL_PORT", Integer.toString(port),
            "COTERIE_MAIL_TLS", "tls",
            "COTERIE_MAIL_USER", "shop",
            "COTERIE_MAIL_PASSWORD", "hush",
            "COTERIE_MAIL_FROM", "shop@shop.example",
            "JAVA_TOOL_OPTIONS", Certificate.trusted(store),
            "COTERIE_LOG_LEVEL", "ERROR");
    try (PostOffice office = PostOffice.encrypting(port, "shop", "hush").open();
        MainProcess process = new MainProcess(environment)) {
      send(process, "PUT", "/v1/customers/ada", "{\"webAccount\":true}");
      send(
          process,
          "POST",
          "/v1/groups",
          """
          {"code":"trade","kind":"list","name":"Trade","notifyEmails":["trade@lists.example"]}
          """);
      send(process, "PUT", "/v1/groups/trade/members/ada", "{}");
      send(
          process,
          "PUT",
          "/v1/orders/1001",
          """
          {"status":"placed","customer":"ada","currency":"USD","total":"10.00",
           "at":"2099-01-01T00:00:00Z",
           "lines":[{"id":"1","sku":"LAMP","quantity":1,"unitPrice":"10.00"}]}
          """);

      Eventually.sees("sent", () -> status(process));
      assertThat(office.addressesOf("Order 1001")).containsExactly("trade@lists.example");
    }
  }

  private static String status(MainProcess process) {
    JsonObject page = MainProcess.get(process.api() + "/v1/mails?order=1001", KEY).json();
    return page.getJsonArray("items").isEmpty()
        ? "none"
        : page.getJsonArray("items").getJsonObject(0).getString("status");
  }

  private static void send(MainProcess process, String method, String path, String body) {
    var reply =
        MainProcess.send(
            HttpRequest.newBuilder(URI.create(process.api() + path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
  }
}
