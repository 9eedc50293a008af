package dev.coterie.expiry;

import static dev.coterie.testing.RunningCoterie.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.bus.RecordCodec;
import dev.coterie.config.ExpiryConfig;
import dev.coterie.expiry.ExpiryContract.AnnounceDue;
import dev.coterie.testing.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiryVerticleTest {
  private static final Announced NOTHING = new Announced(Map.of(), 0, Duration.ZERO, false);
  private static final ExpiryConfig CONFIG = new ExpiryConfig(1, 50, 1_000_000);

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Queue<Future<Announced>> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> asked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  /** How many milliseconds a batch takes at least. */
  private volatile long slowness;

  @BeforeEach
  void an_announcer() {
    RecordCodec.register(vertx);
    await(ExpiryContract.ANNOUNCE.answerWith(vertx, (actor, ask) -> announce(ask)));
  }

  @AfterEach
  void nothing_stays_open() {
    await(vertx.close());
  }

  private Future<Announced> announce(AnnounceDue ask) {
    mostAtOnce.accumulateAndGet(atWork.incrementAndGet(), Math::max);
    asked.add(ask.most());
    Future<Announced> answer = answers.poll();
    Future<?> worked = slowness == 0 ? Future.succeededFuture() : vertx.timer(slowness);
    return worked
        .compose(done -> answer == null ? Future.succeededFuture(NOTHING) : answer)
        .onComplete(done -> atWork.decrementAndGet());
  }

  /** Each batch takes longer than the verticle waits between two, so that early ones overlap. */
  @Test
  void while_there_is_more_batch_follows_batch_and_none_overlaps() {
    int batches = 50;
    for (int batch = 0; batch < batches; batch++) {
      answers.add(Future.succeededFuture(announced(50)));
    }
    slowness = 5;
    start();

    Eventually.sees(true, answers::isEmpty);
    assertThat(asked).hasSizeGreaterThanOrEqualTo(batches).containsOnly(50);
    assertThat(mostAtOnce).hasValue(1);
  }

  @Test
  void a_batch_that_fails_is_not_the_last_one() {
    answers.add(Future.failedFuture("the database is not available"));
    answers.add(Future.failedFuture("the database is not available"));
    start();

    Eventually.sees(3, asked::size);
  }

  @Test
  void what_is_announced_and_what_fails_is_counted() {
    answers.add(
        Future.succeededFuture(
            new Announced(Map.of("end", 3L, "reminder", 2L), 4, Duration.ofHours(1), true)));
    start();

    Eventually.sees(4.0, () -> meters.get("coterie.expiry.failures").counter().count());
    assertThat(meters.get("coterie.expiry.announced").tag("kind", "end").counter().count())
        .isEqualTo(3);
    Eventually.sees(0.0, () -> meters.get("coterie.expiry.overdue").gauge().value());
  }

  /**
   * That no batch follows can only be waited for: nothing of the verticle is left to ask. The wait
   * is fifty times as long as a running verticle would wait for the next batch.
   */
  @Test
  void stopping_waits_for_no_batch_and_lets_none_follow() {
    Promise<Announced> slow = Promise.promise();
    answers.add(slow.future());
    String timer = start();
    Eventually.sees(1, asked::size);

    await(vertx.undeploy(timer));
    slow.complete(announced(50));

    Eventually.sees(0, atWork::get);
    await(vertx.timer(50).mapEmpty());
    assertThat(asked).hasSize(1);
  }

  private String start() {
    return await(vertx.deployVerticle(new ExpiryVerticle(CONFIG, meters)));
  }

  private static Announced announced(long ends) {
    return new Announced(Map.of("end", ends), 0, Duration.ZERO, true);
  }
}
