package dev.coterie.restriction;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.coterie.testing.Nginx;
import dev.coterie.testing.Ports;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A shop behind a real nginx, by the example of how to ask who may enter. */
class NginxTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Instant NOW = RunningCoterie.BEGIN;
  private static final String GUEST = "";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path directory;

  private static HttpServer shop;
  private static Nginx nginx;
  private static int port;

  @BeforeAll
  static void a_shop_behind_nginx() throws Exception {
    Shop data = new Shop(COTERIE);
    data.percentGroup("trade", "10");
    data.member("ada", "trade", new JsonObject().put("until", NOW.plusSeconds(60).toString()));
    data.customer("cyd");
    COTERIE.put(
        "/v1/pages",
        new JsonObject().put("path", "/trade/*").put("groups", new JsonArray().add("trade")));
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    shop.start();
    port = Ports.free();
    String configuration =
        Files.readString(Path.of("src", "example", "nginx.conf"))
            .replace("127.0.0.1:3000", "127.0.0.1:" + shop.getAddress().getPort())
            .replace("127.0.0.1:8080", "127.0.0.1:" + COTERIE.service().port())
            .replace("127.0.0.1:8000", "127.0.0.1:" + port)
            .replace("Bearer KEY", "Bearer " + data.key("nginx", "prices"));
    nginx = new Nginx(directory, configuration, port);
  }

  @AfterAll
  static void stop() {
    nginx.close();
    shop.stop(0);
  }

  @Test
  void a_member_enters_another_customer_and_a_guest_do_not() {
    assertThat(status("/trade/lamps?page=2", "ada")).isEqualTo(200);
    assertThat(status("/trade/lamps", "cyd")).isEqualTo(403);
    assertThat(status("/trade/lamps", GUEST)).isEqualTo(403);
    assertThat(status("/public", GUEST)).isEqualTo(200);
  }

  @Test
  void no_path_leads_past_and_no_header_of_a_visitor() {
    for (String page : List.of("//trade/x", "/a/..%2ftrade/x", "/%74rade/x", "/trade/./x")) {
      assertThat(status(page, "cyd")).describedAs(page).isEqualTo(403);
    }
    HttpRequest sly =
        request("/trade/x", "cyd")
            .header("X-Forwarded-Uri", "/public")
            .header("X-Original-URI", "/public")
            .header("X-Customer", "ada")
            .build();
    assertThat(status(sly)).isEqualTo(403);
  }

  @Test
  void a_member_is_out_one_second_after_the_end() {
    COTERIE.clock.set(NOW.plusSeconds(59));
    assertThat(status("/trade/lamps", "ada")).isEqualTo(200);
    COTERIE.clock.set(NOW.plusSeconds(61));
    assertThat(status("/trade/lamps", "ada")).isEqualTo(403);
    COTERIE.clock.set(NOW);
  }

  private static HttpRequest.Builder request(String page, String customer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page)).timeout(PATIENCE);
    return customer.isEmpty() ? request : request.header("X-Shop-Customer", customer);
  }

  private static int status(String page, String customer) {
    return status(request(page, customer).build());
  }

  private static int status(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(cause);
    }
  }
}
