package dev.coterie.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.config.ConfigLoader;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.Replicas;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A primary that dies under load, whose standby takes over; so often as {@code -Dfailover.times}
 * says. What was seen stands in {@code target/failover.md}.
 */
class FailoverTest {
  private static final int TIMES = Integer.getInteger("failover.times", 1);
  private static final Path REPORT = Path.of("target", "failover.md");
  private static final int WRITES_BETWEEN = 50;

  private static Replicas replicas;

  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger lookups = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger stale = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private final AtomicLong lastWrite = new AtomicLong(System.nanoTime());
  private final AtomicLong longestGap = new AtomicLong();
  private volatile boolean over;

  @BeforeAll
  static void two_servers() {
    replicas = new Replicas();
  }

  @AfterAll
  static void no_servers() {
    replicas.close();
  }

  @Test
  void hot_prices_go_on_nothing_acknowledged_is_lost_and_writes_return_by_themselves()
      throws IOException {
    RunningCoterie coterie = new RunningCoterie();
    coterie.startOn(replicas.uri());
    new Shop(coterie).product("HOT", "100.00", null);
    write(coterie, 1);
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> keepWriting(coterie));
    CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> keepReading(coterie));
    List<String> rows = new ArrayList<>();
    for (int round = 1; round <= TIMES; round++) {
      awaitWrites(WRITES_BETWEEN);
      longestGap.set(0);
      replicas.killPrimary();
      replicas.promoteStandby();
      long promoted = System.nanoTime();
      awaitWrites(1);
      long back = millis(System.nanoTime() - promoted);
      awaitWrites(WRITES_BETWEEN);
      rows.add("| %d | %d | %d |".formatted(round, back, millis(longestGap.get())));
      replicas.addStandby();
    }
    over = true;
    writer.join();
    reader.join();

    int lost = countLost(coterie);
    report(rows, lost);
    RunningCoterie.await(coterie.service().stop());
    assertThat(lost).isZero();
    assertThat(stale).hasValue(0);
    assertThat(unanswered).hasValue(0);
    assertThat(faults).hasValue(0);
    assertThat(lookups).hasPositiveValue();
  }

  @Test
  void a_start_on_a_standby_waits_until_it_is_the_primary() {
    Map<String, String> settings =
        Map.of(
            "COTERIE_DATABASE_URI", replicas.standbyUri(),
            "COTERIE_HTTP_PORT", "0",
            "COTERIE_MANAGEMENT_PORT", "0",
            "COTERIE_SHUTDOWN_DRAIN_SECONDS", "0",
            "COTERIE_API_KEY", RunningCoterie.KEY);
    Service service = new Service(ConfigLoader.load(settings), Clock.systemUTC());
    Future<Service> started = service.start(false);
    Eventually.sees(true, () -> service.managementPort() > 0);
    replicas.killPrimary();
    assertThat(started.isComplete()).isFalse();

    replicas.promoteStandby();

    assertThat(RunningCoterie.await(started).port()).isPositive();
    RunningCoterie.await(service.stop());
    replicas.addStandby();
  }

  private void awaitWrites(int more) {
    int enough = acknowledged.get() + more;
    Eventually.sees(true, () -> acknowledged.get() >= enough);
  }

  private void keepWriting(RunningCoterie coterie) {
    for (int number = 2; !over; number++) {
      write(coterie, number);
    }
  }

  /** Gives the product that price and makes that customer, however often it takes. */
  private void write(RunningCoterie coterie, int number) {
    JsonObject product =
        new JsonObject()
            .put("name", "Changed")
            .put("listPrice", number + ".00")
            .put("supplierPrice", null)
            .put("currency", "USD");
    insist(() -> coterie.put("/v1/products/CHANGED", product));
    insist(() -> coterie.put("/v1/customers/c" + number, new JsonObject()));
    acknowledged.set(number);
    long now = System.nanoTime();
    long gap = now - lastWrite.getAndSet(now);
    longestGap.accumulateAndGet(gap, Math::max);
  }

  private void insist(Supplier<Reply> write) {
    Reply reply = write.get();
    while (reply.status() >= 300) {
      if (reply.status() != 503 || reply.header("Retry-After").isEmpty()) {
        faults.incrementAndGet();
      }
      reply = write.get();
    }
  }

  private void keepReading(RunningCoterie coterie) {
    while (!over) {
      lookups.incrementAndGet();
      if (coterie.get("/v1/prices/HOT").status() != 200) {
        unanswered.incrementAndGet();
      }
      int least = acknowledged.get();
      if (isStale(coterie.get("/v1/prices/CHANGED"), least)) {
        stale.incrementAndGet();
      }
    }
  }

  /** A price from memory says since when it may be old; any other is at least what was written. */
  private static boolean isStale(Reply changed, int least) {
    return changed.status() == 200
        && changed.header("Price-As-Of").isEmpty()
        && new BigDecimal(changed.json().getString("price")).intValueExact() < least;
  }

  private int countLost(RunningCoterie coterie) {
    int lost = 0;
    for (int number = 1; number <= acknowledged.get(); number++) {
      lost += coterie.get("/v1/customers/c" + number).status() == 200 ? 0 : 1;
    }
    return lost;
  }

  private void report(List<String> rows, int lost) throws IOException {
    String head =
        "| failover | first write after the promotion, ms | longest gap of writes, ms |\n|---|---|---|\n";
    String sums =
        "\n%d lookups: %d unanswered, %d stale without a mark; %d writes acknowledged: %d lost; %d answers that were neither done nor 503 with Retry-After\n"
            .formatted(
                lookups.get(),
                unanswered.get(),
                stale.get(),
                acknowledged.get(),
                lost,
                faults.get());
    Files.writeString(REPORT, head + String.join("\n", rows) + "\n" + sums);
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }
}
