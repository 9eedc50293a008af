package dev.coterie.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.RunningCoterie;
import dev.coterie.webhook.Reception.Manner;
import dev.coterie.webhook.address.AddressGuard;
import dev.coterie.webhook.address.HostLookup;
import dev.coterie.webhook.address.WebhookAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a message goes, whatever the names of hosts lead to. */
class WebhookClientTest {
  private final Vertx vertx = Vertx.vertx();
  private final Receiver receiver = new Receiver();

  @AfterEach
  void it_ends() {
    receiver.close();
    RunningCoterie.await(vertx.close());
  }

  @Test
  void it_connects_to_what_was_looked_up_and_names_the_host() {
    Reception reception = post(true, host -> List.of(loopback()), url("receiver.example"));

    assertThat(reception.manner()).isEqualTo(Manner.TAKEN);
    assertThat(receiver.hosts()).containsExactly("receiver.example:" + receiver.port());
  }

  @Test
  void a_name_that_leads_into_a_private_network_later_is_refused_then() {
    Deque<String> answers = new ArrayDeque<>(List.of("192.0.2.1", "127.0.0.1"));
    HostLookup turning = host -> List.of(InetAddress.getByName(answers.remove()));
    AddressGuard guard = new AddressGuard(false, turning);
    assertThat(guard.admit(WebhookAddress.of(url("receiver.example")))).hasSize(1);

    Reception reception = post(guard, url("receiver.example"));

    assertThat(reception)
        .isEqualTo(
            Reception.failed(
                Manner.FORBIDDEN,
                "the address must not lead into a private network, as 127.0.0.1 is"
                    + " (webhook.allowPrivate)"));
    assertThat(receiver.all()).isEmpty();
  }

  @Test
  void one_private_address_among_others_is_enough_to_refuse() {
    HostLookup both = host -> List.of(InetAddress.getByName("192.0.2.1"), loopback());

    assertThat(post(false, both, url("receiver.example")).manner()).isEqualTo(Manner.FORBIDDEN);
  }

  @Test
  void addresses_that_are_written_otherwise_are_looked_at_too() {
    for (String host :
        List.of("127.0.0.1", "2130706433", "127.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
      Reception reception = post(false, HostLookup.SYSTEM, url(host));
      assertThat(reception.manner()).as(host).isEqualTo(Manner.FORBIDDEN);
    }
    assertThat(receiver.all()).isEmpty();
  }

  @Test
  void a_host_that_is_not_found_or_does_not_listen_is_not_reached() {
    HostLookup nothing =
        host -> {
          throw new UnknownHostException(host);
        };
    assertThat(post(true, nothing, url("receiver.example")).reason())
        .isEqualTo("the address must name a host that can be found");
    String url = url("receiver.example");
    receiver.close();
    Reception reception = post(true, host -> List.of(loopback()), url);
    assertThat(reception.manner()).isEqualTo(Manner.UNREACHED);
    assertThat(reception.reason()).startsWith("the receiver cannot be reached: Connection refused");
  }

  @Test
  void a_certificate_that_nobody_trusts_is_not_talked_to() {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("receiver.example");
    HttpServerOptions tls =
        new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions());
    var server =
        RunningCoterie.await(
            vertx
                .createHttpServer(tls)
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1"));

    Reception reception =
        post(
            true,
            host -> List.of(loopback()),
            "https://receiver.example:" + server.actualPort() + "/");

    assertThat(reception.manner()).isEqualTo(Manner.UNREACHED);
    certificate.delete();
  }

  private String url(String host) {
    return "http://" + host + ":" + receiver.port() + "/";
  }

  private Reception post(boolean allowPrivate, HostLookup lookup, String url) {
    return post(new AddressGuard(allowPrivate, lookup), url);
  }

  private Reception post(AddressGuard guard, String url) {
    WebhookClient client = new WebhookClient(vertx, guard, Duration.ofSeconds(3));
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("webhook-id", "evt_1")
            .add("webhook-timestamp", "1")
            .add("webhook-signature", "v1,none");
    return RunningCoterie.await(
        client.post(url, new WebhookMessage(headers, Buffer.buffer("{}")), 1));
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
