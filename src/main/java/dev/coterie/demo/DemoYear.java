package dev.coterie.demo;

import dev.coterie.bus.InOrder;
import dev.coterie.customer.Customer;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.PutCustomer;
import dev.coterie.expiry.ExpiryContract;
import dev.coterie.expiry.ExpiryContract.AnnounceDue;
import dev.coterie.kernel.PlayedClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The year before the demo shop is looked at: its customers join, renew, change, pause, give away
 * and give back, one day after the other, on a clock that begins a year ago.
 */
final class DemoYear {
  private static final Logger LOG = LoggerFactory.getLogger(DemoYear.class);
  private static final int DAYS = 365;
  private static final int BATCH = 1_000;

  private final DemoAsks asks;
  private final PlayedClock clock;
  private final Instant begin;
  private final List<Deed> deeds = new ArrayList<>();

  DemoYear(DemoAsks asks, PlayedClock clock) {
    this.asks = asks;
    this.clock = clock;
    this.begin = clock.instant().minus(Duration.ofDays(DAYS));
  }

  private record Deed(Instant at, Supplier<Future<?>> doing) {}

  /** Has it begin: whatever is done until {@link #play} is done a year ago. */
  void begin() {
    clock.playFrom(begin);
  }

  /**
   * Has something happen.
   *
   * @param day of the year, from 0; what comes after the year is left out
   * @param minute of that day
   */
  void on(int day, int minute, Supplier<Future<?>> doing) {
    if (day < DAYS) {
      deeds.add(new Deed(begin.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(minute)), doing));
    }
  }

  /** Has a customer known from a day on. */
  void meet(int day, Customer customer) {
    on(
        day,
        0,
        () -> CustomerContract.PUT.send(asks.vertx(), DemoAsks.ACTOR, new PutCustomer(customer)));
  }

  /** Plays all of it, then has the clock run as before. */
  Future<Void> play() {
    LOG.info("the demo shop's year is played, {} deeds", deeds.size());
    List<Deed> inOrder = deeds.stream().sorted(Comparator.comparing(Deed::at)).toList();
    return InOrder.each(inOrder, this::play)
        .onComplete(done -> clock.release())
        .compose(done -> announce());
  }

  private Future<?> play(Deed deed) {
    clock.playFrom(deed.at());
    return announce().compose(done -> deed.doing().get());
  }

  /** The timer does so too, but not as fast as the days go by here. */
  private Future<Void> announce() {
    return InOrder.onward(
        true,
        again ->
            ExpiryContract.ANNOUNCE
                .send(asks.vertx(), DemoAsks.ACTOR, new AnnounceDue(BATCH))
                .map(announced -> announced.more() ? Optional.of(true) : Optional.empty()));
  }
}
