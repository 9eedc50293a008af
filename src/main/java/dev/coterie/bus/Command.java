package dev.coterie.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * An {@link Ask} that changes something, and so says who wants it changed: the actor travels with
 * it into the transaction, and from there into every event.
 *
 * @param address {@code feature.verb}
 * @param patience how long the asker waits before the answer is a fault
 * @param reach where the answerer may be
 */
public record Command<Q extends Record, A extends Record>(
    String address, Duration patience, Reach reach) {
  /** Has all processes forget what earlier commits made stale; it never fails. */
  public static final Ask<CatchUp, Done> CATCH_UP = new Ask<>("db.catchUp");

  private static final Duration REMOTE_PATIENCE = Duration.ofSeconds(15);

  public record CatchUp() {}

  /** Waits as long as an {@link Ask} does as a rule. */
  public Command(String address) {
    this(address, Ask.DEFAULT_PATIENCE);
  }

  /** Of an answerer in the same process. */
  public Command(String address, Duration patience) {
    this(address, patience, Reach.PROCESS);
  }

  /** Of an answerer in any process of the cluster. */
  public static <Q extends Record, A extends Record> Command<Q, A> anywhere(String address) {
    return new Command<>(address, REMOTE_PATIENCE, Reach.CLUSTER);
  }

  /**
   * Sends the command; fails if nobody answers in time or the answerer met a fault. Where another
   * process may have carried it out, all processes first forget what that made stale. One that was
   * carried out in an earlier request with the same idempotency key is answered as it was then.
   */
  public Future<A> send(Vertx vertx, Actor actor, Q command) {
    String known = actor.claim() == null ? null : actor.claim().outcome();
    if (known != null) {
      return caughtUp(vertx, read(known));
    }
    Future<A> answer = ask().send(vertx, new Issued<>(actor, command));
    return reach == Reach.PROCESS ? answer : answer.compose(done -> caughtUp(vertx, done));
  }

  private static <A> Future<A> caughtUp(Vertx vertx, A answer) {
    return CATCH_UP.send(vertx, new CatchUp()).map(answer);
  }

  /** A request issues one command, so that what it came to is this one's answer. */
  @SuppressWarnings("unchecked")
  private A read(String outcome) {
    return (A) RecordJson.read(outcome.getBytes(UTF_8));
  }

  /** Carries the command out on the calling verticle's context until it is undeployed. */
  public Future<Void> answerWith(Vertx vertx, BiFunction<Actor, Q, Future<A>> answerer) {
    return ask().answerWith(vertx, issued -> answerer.apply(issued.actor(), issued.command()));
  }

  private Ask<Issued<Q>, A> ask() {
    return new Ask<>(address, patience, reach);
  }

  /** A command on its way. */
  private record Issued<Q extends Record>(Actor actor, Q command) {}
}
