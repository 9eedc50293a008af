package dev.coterie.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.coterie.testing.Certificate;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Reply;
import dev.coterie.testing.TestDatabases;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A receiver whose certificate the JVM trusts is told over TLS, if the certificate names it. */
class TrustedReceiverTest {
  private static final String KEY = "key-of-the-trusting-0123456789";
  private static final char[] PASSWORD = Certificate.PASSWORD.toCharArray();
  private static final String[] DATABASE = {""};

  @RegisterExtension
  static final BeforeAllCallback ON_A_DATABASE =
      context -> DATABASE[0] = TestDatabases.of(context).migrated();

  @TempDir Path directory;

  @Test
  void it_is_talked_to_by_the_name_of_its_certificate_alone()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = Certificate.ofLocalhost(directory);
    HttpsServer server = server(store);
    int port = server.getAddress().getPort();
    Map<String, String> environment =
        Map.of(
            "COTERIE_DATABASE_URI",
            DATABASE[0],
            "COTERIE_API_KEY",
            KEY,
            "COTERIE_WEBHOOK_ALLOW_PRIVATE",
            "true",
            "JAVA_TOOL_OPTIONS",
            Certificate.trusted(store),
            "COTERIE_LOG_LEVEL",
            "ERROR");
    try (MainProcess process = new MainProcess(environment)) {
      long named = webhook(process, "https://localhost:" + port + "/");
      long other = webhook(process, "https://127.0.0.1:" + port + "/");
      MainProcess.put(process.api() + "/v1/customers/ada", KEY, "{}");

      Eventually.sees("delivered null", () -> state(process, named));
      Eventually.sees(
          "waiting the receiver cannot be reached",
          () -> state(process, other).replaceFirst(":.*", ""));
    } finally {
      server.stop(0);
    }
  }

  private static HttpsServer server(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static long webhook(MainProcess process, String url) {
    JsonObject body =
        new JsonObject().put("url", url).put("types", new JsonArray().add("customer.created"));
    Reply made = MainProcess.post(process.api() + "/v1/webhooks", KEY, body.encode());
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().getLong("id");
  }

  /** How far the one event has come, and why no further. */
  private static String state(MainProcess process, long webhook) {
    JsonArray all =
        MainProcess.get(process.api() + "/v1/webhooks/" + webhook + "/deliveries", KEY).items();
    JsonObject first = all.isEmpty() ? new JsonObject() : all.getJsonObject(0);
    return first.getString("status") + " " + first.getString("reason");
  }
}
