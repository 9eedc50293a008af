package dev.coterie.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Metrics;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that begin and do not go on hold neither places nor memory, and not for long. */
class StalledClientsTest {
  private static final int MAX = 10;
  private static final int LOOPS = 2 * Runtime.getRuntime().availableProcessors();
  private static final String LATE = "coterie_http_refused_total{reason=\"late\"}";
  private static final String MEMORY = "coterie_http_refused_total{reason=\"memory\"}";

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_HTTP_MAX_REQUESTS", Integer.toString(MAX))
          .with("COTERIE_HTTP_HEADER_SECONDS", "1")
          .with("COTERIE_HTTP_BODY_SECONDS", "2")
          .with("COTERIE_HTTP_UNREAD_SECONDS", "2")
          .with("COTERIE_HTTP_MAX_UNFINISHED_BYTES", "1048576")
          .with("COTERIE_HTTP_MAX_UNREAD_BYTES", "1048576");

  @Test
  void writes_of_which_a_byte_has_come_hold_no_place_and_end_in_time() throws IOException {
    List<Socket> stalled = new ArrayList<>();
    for (int client = 0; client < 3 * MAX; client++) {
      stalled.add(send(head("PUT /v1/customers/slow", 100) + "{"));
    }

    assertThat(COTERIE.get("/v1/groups").status()).isEqualTo(200);
    for (Socket socket : stalled) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      socket.close();
    }
    assertThat(Metrics.value(COTERIE, LATE)).isGreaterThanOrEqualTo(3 * MAX);
  }

  @Test
  void headers_that_go_on_coming_letter_by_letter_end_in_time() throws IOException {
    try (Socket slow = send("GET /v1/groups HTTP/1.1\r\nX-Long: ")) {
      Eventually.sees(true, () -> isClosedAfter(slow, "a"));
    }
  }

  @Test
  void a_body_that_comes_by_and_by_ends_in_time_too() throws IOException {
    try (Socket slow = send(head("PUT /v1/customers/slow", 100_000) + "{\"name\":\"")) {
      Eventually.sees(true, () -> isClosedAfter(slow, "a"));
    }
  }

  @Test
  void bodies_of_which_a_byte_is_missing_are_dropped_where_they_are_too_many() throws IOException {
    double before = Metrics.value(COTERIE, MEMORY);
    List<Socket> heavy = new ArrayList<>();
    byte[] most = "x".repeat(999_999).getBytes(StandardCharsets.US_ASCII);
    for (int client = 0; client < 3 * LOOPS; client++) {
      Socket socket = send(head("PUT /v1/customers/slow", 1_000_000));
      heavy.add(socket);
      isClosedAfter(socket.getOutputStream(), most);
    }

    Eventually.sees(true, () -> Metrics.value(COTERIE, MEMORY) > before);
    for (Socket socket : heavy) {
      socket.close();
    }
  }

  @Test
  void answers_that_are_not_read_end_the_connection() throws IOException {
    new Shop(COTERIE).product("UNREAD", "5.00", null);
    String items = "{\"sku\":\"UNREAD\"},".repeat(999) + "{\"sku\":\"UNREAD\"}";
    String body = "{\"items\":[" + items + "]}";
    byte[] batch =
        (head("POST /v1/prices", body.length()) + body).getBytes(StandardCharsets.US_ASCII);
    try (Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(4_096);
      deaf.connect(RawHttp.address(COTERIE.service().port()));
      OutputStream out = deaf.getOutputStream();

      Eventually.sees(true, () -> isClosedAfter(out, batch));
    }
    assertThat(COTERIE.get("/v1/prices/UNREAD").status()).isEqualTo(200);
  }

  private static boolean isClosedAfter(Socket socket, String more) {
    try {
      return isClosedAfter(socket.getOutputStream(), more.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException closed) {
      return true;
    }
  }

  private static boolean isClosedAfter(OutputStream out, byte[] more) {
    try {
      out.write(more);
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  private static String head(String methodAndPath, int length) {
    return """
        %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
        .formatted(methodAndPath, RunningCoterie.KEY, length);
  }

  private static Socket send(String begin) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), COTERIE.service().port());
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
