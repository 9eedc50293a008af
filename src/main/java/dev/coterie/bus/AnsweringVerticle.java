package dev.coterie.bus;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** A verticle that does nothing but answer: it is the list of its subscriptions. */
public interface AnsweringVerticle extends Deployable {

  /** Subscribes to each ask and command of a contract; all end when the verticle is undeployed. */
  List<Future<Void>> answers(Vertx vertx);

  @Override
  default Future<?> deploy(Context context) {
    return Future.all(answers(context.owner()));
  }
}
