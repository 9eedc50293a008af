package dev.coterie.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.caller.CallerContract;
import dev.coterie.caller.CallerContract.ClaimKey;
import dev.coterie.kernel.Claim;
import dev.coterie.kernel.Digests;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdempotencyTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Sql SQL = new Sql(COTERIE);

  @Test
  void a_repeated_write_is_answered_as_the_first_and_does_nothing_twice() {
    Reply first = create("repeated", "key-1");
    Reply second = create("repeated", "key-1");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(create("repeated", "key-2").code()).isEqualTo("code-taken");
  }

  @Test
  void a_refusal_is_repeated_too() {
    create("refused", "key-3");
    Reply first = create("refused", "key-4");
    COTERIE.delete("/v1/groups/refused");
    Reply second = create("refused", "key-4");

    assertThat(first.status()).isEqualTo(409);
    assertThat(second.text()).isEqualTo(first.text());
  }

  @Test
  void a_key_stands_for_one_request_only() {
    create("one", "key-5");

    Reply other = create("two", "key-5");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
    assertThat(COTERIE.get("/v1/groups/two").status()).isEqualTo(404);
  }

  @Test
  void of_many_repetitions_at_once_one_does_the_work() {
    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    for (int repetition = 0; repetition < 10; repetition++) {
      replies.add(CompletableFuture.supplyAsync(() -> create("at-once", "key-6")));
    }

    List<Reply> all = replies.stream().map(CompletableFuture::join).toList();
    String done = create("at-once", "key-6").text();
    assertThat(all)
        .anyMatch(reply -> reply.status() == 201)
        .allMatch(
            reply ->
                reply.status() == 201
                    ? reply.text().equals(done)
                    : reply.status() == 409 && reply.code().equals("idempotency-key-in-flight"));
    assertThat(create("at-once", "key-6").status()).isEqualTo(201);
  }

  @Test
  void a_repetition_is_told_to_wait_while_the_first_request_is_at_work() {
    MessageDigest digest = Digests.sha256();
    digest.update(group("at-work").encode().getBytes(StandardCharsets.UTF_8));
    String fingerprint = "POST /v1/groups " + Digests.hex(digest);
    claim("key-14", fingerprint);

    Reply repetition = create("at-work", "key-14");

    assertThat(repetition.status()).isEqualTo(409);
    assertThat(repetition.code()).isEqualTo("idempotency-key-in-flight");
  }

  @Test
  void an_import_is_repeated_by_its_key_as_well() {
    String csv = "Customer Code,Customer Email Address\ni1,\n";

    assertThat(importCustomers(csv, "key-7").json().getInteger("created")).isEqualTo(1);
    assertThat(importCustomers(csv, "key-7").json().getInteger("created")).isEqualTo(1);
    assertThat(importCustomers(csv, "key-8").json().getInteger("unchanged")).isEqualTo(1);
  }

  @Test
  void another_file_of_the_same_length_is_another_request() {
    importCustomers("Customer Code,Customer Email Address\nsame-1,\n", "key-13");

    assertThat(importCustomers("Customer Code,Customer Email Address\nsame-2,\n", "key-13").code())
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  void a_repeated_answer_has_the_media_type_of_the_first() {
    String csv = "Customer Code,Customer Email Address\n,\n";
    Reply first = importCustomers(csv, "key-10");
    Reply second = importCustomers(csv, "key-10");

    assertThat(first.status()).isEqualTo(422);
    assertThat(second.header("content-type")).isEqualTo(first.header("content-type"));
    assertThat(second.text()).isEqualTo(first.text());
  }

  @Test
  void the_secret_of_a_new_key_is_not_remembered() {
    JsonObject body =
        new JsonObject().put("name", "secret").put("scopes", new JsonArray().add("storefront"));
    HttpRequest.Builder request =
        COTERIE
            .request("/v1/keys")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key-11")
            .POST(BodyPublishers.ofString(body.encode()));

    assertThat(COTERIE.send(request).status()).isEqualTo(201);
    assertThat(COTERIE.send(request).code()).isEqualTo("name-taken");
  }

  @Test
  void an_answer_is_forgotten_after_a_day() {
    create("forgotten", "key-9");
    COTERIE.clock.advance(Duration.ofHours(25));

    assertThat(create("forgotten", "key-9").code()).isEqualTo("code-taken");
    COTERIE.clock.set(RunningCoterie.BEGIN);
  }

  @Test
  void a_request_that_died_without_an_answer_is_done_again_once_its_lease_is_over() {
    claim("key-12", "of a process that is gone");

    assertThat(create("taken-over", "key-12").code()).isEqualTo("idempotency-key-reused");
    COTERIE.clock.advance(Duration.ofMinutes(2));
    assertThat(create("taken-over", "key-12").status()).isEqualTo(201);
    COTERIE.clock.set(RunningCoterie.BEGIN);
  }

  @Test
  void a_request_that_outlives_its_lease_does_not_do_what_another_has_taken_over() {
    COTERIE.put("/v1/customers/slow", new JsonObject());
    String claims = "SELECT count(DISTINCT claim) FROM remembered_answers WHERE key = 'key-15'";
    List<CompletableFuture<Reply>> both = new ArrayList<>();
    SQL.locking(
        "SELECT FROM customers WHERE code = 'slow' FOR UPDATE",
        () -> {
          both.add(CompletableFuture.supplyAsync(IdempotencyTest::credit));
          Eventually.sees(1L, () -> SQL.whole(claims));
          List<String> first =
              SQL.texts("SELECT claim FROM remembered_answers WHERE key = 'key-15'");
          COTERIE.clock.advance(Duration.ofMinutes(2));
          both.add(CompletableFuture.supplyAsync(IdempotencyTest::credit));
          Eventually.sees(
              true,
              () ->
                  !SQL.texts("SELECT claim FROM remembered_answers WHERE key = 'key-15'")
                      .equals(first));
        });

    assertThat(both.stream().map(CompletableFuture::join).map(Reply::status))
        .containsExactly(409, 200);
    assertThat(SQL.whole("SELECT sum(amount) FROM credits")).isEqualTo(5);
    COTERIE.clock.set(RunningCoterie.BEGIN);
  }

  private static Reply credit() {
    return COTERIE.send(
        COTERIE
            .request("/v1/customers/slow/account")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key-15")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"kind":"credit","amount":"5.00","currency":"USD","reason":"late parcel"}
                    """)));
  }

  @Test
  void a_key_has_a_length() {
    assertThat(create("long", "k".repeat(201)).code()).isEqualTo("invalid-idempotency-key");
  }

  private static void claim(String key, String fingerprint) {
    Claim claim = new Claim("key:first", key, UUID.randomUUID(), null);
    RunningCoterie.await(
        CallerContract.CLAIM_KEY.send(
            COTERIE.service().vertx(), new ClaimKey(claim, fingerprint, Duration.ofMinutes(1))));
  }

  private static JsonObject group(String code) {
    return new JsonObject().put("code", code).put("kind", "discount").put("name", code);
  }

  private static Reply create(String code, String key) {
    return COTERIE.send(
        COTERIE
            .request("/v1/groups")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(group(code).encode())));
  }

  private static Reply importCustomers(String csv, String key) {
    return COTERIE.send(
        COTERIE
            .request("/v1/customers/imports")
            .header("Content-Type", "text/csv")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(csv)));
  }
}
