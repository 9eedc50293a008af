package dev.coterie.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Sql;
import dev.coterie.testing.TestDatabases;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The service is killed again and again while orders are reported and memberships end: nothing is
 * lost, nothing counts twice, no event is missing. The database outlives it.
 *
 * <p>{@code -Dcoterie.crash.kills} says how often, {@code -Dcoterie.crash.seed} when.
 */
class CrashTest {
  private static final int KILLS = Integer.getInteger("coterie.crash.kills", 3);
  private static final long SEED = Long.getLong("coterie.crash.seed", 9);
  private static final int REPORTERS = 4;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration SHORTEST_LIFE = Duration.ofMillis(300);
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(5);
  private static final Duration CLOCK_STEP = Duration.ofHours(5);

  @RegisterExtension static final Survivor DATABASE = new Survivor();

  private final SplittableRandom chance = new SplittableRandom(SEED);
  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private final ConcurrentSkipListMap<String, Customers.Bought> bought =
      new ConcurrentSkipListMap<>();

  @Test
  @Timeout(value = 60 + 20 * 50, unit = TimeUnit.SECONDS)
  void killed_again_and_again_it_loses_nothing_and_does_nothing_twice() throws Exception {
    String uri = DATABASE.uri();
    Sql sql = new Sql(() -> uri);
    ExecutorService others = Executors.newFixedThreadPool(REPORTERS + 1);
    try (Mortal service = new Mortal(uri, BEGIN)) {
      Map<String, String> skus = sell(service);
      List<Future<?>> running = new ArrayList<>();
      AtomicInteger numbers = new AtomicInteger();
      for (int reporter = 0; reporter < REPORTERS; reporter++) {
        String name = "c" + reporter + "-";
        Customers customers =
            new Customers(name, service, skus, chance.split(), goesOn::get, numbers, bought);
        customers.register();
        running.add(others.submit(customers));
      }
      running.add(others.submit(() -> timePasses(service)));

      for (int kill = 0; kill < KILLS; kill++) {
        LockSupport.parkNanos(chance.nextLong(SHORTEST_LIFE.toNanos(), LONGEST_LIFE.toNanos()));
        service.killAndStartAgain();
      }
      goesOn.set(false);
      for (Future<?> each : running) {
        each.get(2, TimeUnit.MINUTES);
      }
      service.goOn(Duration.ofDays(400));
      Eventually.sees(0L, () -> sql.whole("SELECT count(*) FROM scheduled_notices"));
    } finally {
      others.shutdownNow();
    }

    Aftermath aftermath = new Aftermath(sql, bought);
    System.out.printf("%d kills, seed %d: %s%n", KILLS, SEED, aftermath.summary());
    aftermath.holds();
    assertThat(bought).hasSizeGreaterThan(KILLS);
  }

  private static Map<String, String> sell(Mortal service) {
    Map<String, String> skus = new TreeMap<>();
    int days = 1;
    for (String plan : Customers.PLANS) {
      JsonObject terms =
          new JsonObject()
              .put("code", plan)
              .put("kind", "discount")
              .put("name", plan)
              .put("fee", new JsonObject().put("amount", "3.00").put("currency", "USD"))
              .put("durationDays", days)
              .put("graceDays", days - 1);
      service.post("/v1/groups", terms.encode());
      JsonObject made = service.put("/v1/groups/" + plan + "/product", "{\"enabled\":true}").json();
      skus.put(plan, made.getJsonObject("product", made).getString("sku"));
      days++;
    }
    return skus;
  }

  private void timePasses(Mortal service) {
    while (goesOn.get()) {
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      service.goOn(CLOCK_STEP);
    }
  }

  /** A database of this test's own on a server that is not killed. */
  static final class Survivor implements BeforeAllCallback {
    private String uri = "";

    @Override
    public void beforeAll(ExtensionContext context) {
      uri = TestDatabases.of(context).migrated();
    }

    String uri() {
      return uri;
    }
  }
}
