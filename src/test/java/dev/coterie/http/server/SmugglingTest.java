package dev.coterie.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.coterie.bus.Faults;
import dev.coterie.testing.RunningCoterie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What a proxy in front may take for another request than the service does is no request. */
class SmugglingTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final String NEXT =
      """
      GET /v1/groups HTTP/1.1\r
      Host: localhost\r
      Authorization: Bearer %s\r
      \r
      """
          .formatted(RunningCoterie.KEY);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
        "HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5",
        "HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6",
        "HTTP/1.1\r\nTransfer-Encoding: identity",
        "HTTP/1.1\r\nTransfer-Encoding: gzip, chunked",
        "HTTP/1.1\r\nTransfer-Encoding: chunked, chunked",
        "HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked",
        "HTTP/1.1\r\nContent-Length : 5",
        "HTTP/1.1\r\nX-A: b\rContent-Length: 5",
        "HTTP/1.1\r\nX-A: b\0"
      })
  void whose_body_may_end_elsewhere_is_refused_and_nothing_behind_it_is_answered(String head) {
    String request =
        "POST /v1/prices %s\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n0\r\n\r\n"
            .formatted(head, RunningCoterie.KEY);

    String answers = RawHttp.send(COTERIE.service().port(), request + NEXT);

    assertThat(answers).startsWith("HTTP/1.").contains(" 400 ").contains("bad-request");
    assertThat(answers.split("HTTP/1\\.", -1)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/public/../groups",
        "/v1/%2e%2E/v1/groups",
        "/v1/.%2e/groups",
        "/v1/public/..%2fgroups",
        "/v1/public%5c..%5cgroups",
        "/v1/public\\..\\groups",
        "/v1/./groups",
        "/v1/groups/..",
        "//v1/groups",
        "/v1//groups",
        "http://localhost/v1/public/../groups",
        "/admin/../v1/groups"
      })
  void a_path_that_would_have_to_be_tidied_is_refused(String path) {
    assertThat(RawHttp.get(COTERIE.service().port(), path, RunningCoterie.KEY)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/prices/a..b", "/v1/prices/...", "/v1/groups?query=/../x//y"})
  void dots_that_are_no_part_of_their_own_are_as_good_as_others(String path) {
    assertThat(RawHttp.get(COTERIE.service().port(), path, RunningCoterie.KEY)).isNotEqualTo(400);
  }

  @Test
  void a_chunk_that_cannot_be_read_is_no_fault_of_the_service() {
    ListAppender<ILoggingEvent> faults = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(Faults.class);
    faults.start();
    log.addAppender(faults);
    String request =
        """
        PUT /v1/customers/ada HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Transfer-Encoding: chunked\r
        \r
        1\r
        {\r
        ZZ\r
        """;

    RawHttp.send(COTERIE.service().port(), request.formatted(RunningCoterie.KEY));

    log.detachAppender(faults);
    assertThat(faults.list).isEmpty();
    assertThat(COTERIE.get("/v1/customers/ada").status()).isEqualTo(404);
  }

  @Test
  void every_answer_says_that_it_is_what_it_says() {
    for (String path :
        new String[] {"/v1/groups", "/v1/prices/X", "/nowhere", "/docs/", "/admin/login"}) {
      assertThat(COTERIE.get(path).header("x-content-type-options")).as(path).isEqualTo("nosniff");
    }
    assertThat(RawHttp.send(COTERIE.service().port(), "nonsense\r\n\r\n")).contains("nosniff");
  }
}
