package dev.coterie.app;

import dev.coterie.bus.Command;
import dev.coterie.caller.CallerVerticle;
import dev.coterie.caller.KeyRing;
import dev.coterie.config.Role;
import dev.coterie.db.RememberedAnswers;
import dev.coterie.kernel.Done;
import io.vertx.core.Deployable;
import io.vertx.core.Future;

/** The callers, whose keys all of the process knows. */
final class CallerModule implements Module {
  private final Platform platform;
  private final KeyRing keys;

  CallerModule(Platform platform) {
    this.platform = platform;
    this.keys = new KeyRing(platform.vertx(), platform.storage().pool());
  }

  KeyRing keys() {
    return keys;
  }

  @Override
  public Future<Void> prepare() {
    platform.storage().feed().listen(keys::forget);
    return keys.load().compose(loaded -> answerCatchUp());
  }

  /** What others committed was forgotten, and the keys that it revoked open nothing any more. */
  private Future<Void> answerCatchUp() {
    return Command.CATCH_UP.answerWith(
        platform.vertx(),
        ask ->
            platform.storage().feed().catchUp().compose(heard -> keys.settled()).map(new Done()));
  }

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    RememberedAnswers answers = new RememberedAnswers(platform.config().retention().answers());
    return new CallerVerticle(platform.storage(), keys, answers, platform.clock());
  }
}
