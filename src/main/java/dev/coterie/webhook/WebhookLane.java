package dev.coterie.webhook;

import dev.coterie.bus.SerialTask;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one webhook is sent by this process: some events at once, each time that one is done the
 * next. A slow receiver holds up no other one. Belongs to one context.
 */
final class WebhookLane {
  private final long webhook;
  private final WebhookSender sender;
  private final int atOnce;
  private final Consumer<Throwable> onFailure;
  private final SerialTask filling;
  private final Promise<Void> drained = Promise.promise();
  private int underWay;
  private boolean stopping;

  /**
   * A lane on which nothing is under way.
   *
   * @param atOnce how many events are sent at once, at most
   */
  WebhookLane(long webhook, WebhookSender sender, int atOnce, Consumer<Throwable> onFailure) {
    this.webhook = webhook;
    this.sender = sender;
    this.atOnce = atOnce;
    this.onFailure = onFailure;
    this.filling = new SerialTask(this::fill, onFailure);
  }

  /** There may be something to send. */
  void trigger() {
    filling.trigger();
  }

  /** Begins nothing more; completes when nothing is under way. */
  Future<Void> stop() {
    return filling
        .stop()
        .compose(
            stopped -> {
              stopping = true;
              endIfDrained();
              return drained.future();
            });
  }

  private Future<Void> fill() {
    int room = atOnce - underWay;
    return room == 0
        ? Future.succeededFuture()
        : sender.claim(webhook, room).onSuccess(this::sendAll).mapEmpty();
  }

  private void sendAll(List<Parcel> parcels) {
    underWay += parcels.size();
    parcels.forEach(
        parcel -> sender.send(parcel).onFailure(onFailure::accept).onComplete(done -> next()));
  }

  private void next() {
    underWay--;
    endIfDrained();
    filling.trigger();
  }

  private void endIfDrained() {
    if (stopping && underWay == 0) {
      drained.tryComplete();
    }
  }
}
