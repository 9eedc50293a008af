package dev.coterie.webhook;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.webhook.WebhookContract.ChangeWebhook;
import dev.coterie.webhook.WebhookContract.DeleteWebhook;
import dev.coterie.webhook.WebhookContract.FindTroubled;
import dev.coterie.webhook.WebhookContract.FindWebhook;
import dev.coterie.webhook.WebhookContract.ListWebhooks;
import dev.coterie.webhook.WebhookContract.MadeWebhook;
import dev.coterie.webhook.WebhookContract.MakeWebhook;
import dev.coterie.webhook.WebhookContract.RenewSecret;
import dev.coterie.webhook.WebhookContract.TroubledWebhooks;
import dev.coterie.webhook.address.AddressGuard;
import dev.coterie.webhook.address.WebhookAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Making and changing webhooks. */
final class WebhookService {
  private static final Map<String, Refusal> REFUSALS =
      Map.of("webhooks_url", Refusal.conflict("url-taken", "another webhook has this address"));

  private static final Set<String> TYPES =
      Arrays.stream(EventType.values()).map(EventType::text).collect(Collectors.toSet());

  private final Vertx vertx;
  private final Pool pool;
  private final Transactions transactions;
  private final AddressGuard guard;
  private final Clock clock;
  private final Webhooks webhooks = new Webhooks();

  WebhookService(Vertx vertx, Storage storage, AddressGuard guard, Clock clock) {
    this.vertx = vertx;
    this.pool = storage.pool();
    this.transactions = storage.transactions(REFUSALS);
    this.guard = guard;
    this.clock = clock;
  }

  Future<Result<MadeWebhook>> make(Actor actor, MakeWebhook ask) {
    WebhookSecret secret = WebhookSecret.random();
    return ifFit(
        ask.url(),
        ask.types(),
        () ->
            transactions.attempt(
                actor,
                tx ->
                    webhooks
                        .add(tx.sql(), ask.url(), sorted(ask.types()), secret, clock.instant())
                        .onSuccess(webhook -> WebhookEvents.created(tx, webhook))
                        .map(webhook -> new MadeWebhook(webhook, secret.text()))));
  }

  Future<Page<Webhook>> list(ListWebhooks ask) {
    return webhooks.page(pool, ask.page());
  }

  Future<TroubledWebhooks> troubled(FindTroubled ask) {
    return webhooks.troubled(pool, clock.instant()).map(TroubledWebhooks::new);
  }

  Future<Result<Webhook>> find(FindWebhook ask) {
    return webhooks
        .find(pool, ask.id())
        .map(found -> Result.of(found, () -> WebhookContract.unknownWebhook(ask.id())));
  }

  Future<Result<Webhook>> change(Actor actor, ChangeWebhook ask) {
    return ifFit(
        ask.url(),
        ask.types(),
        () ->
            transactions.attempt(
                actor,
                tx -> lock(tx, ask.id()).compose(target -> change(tx, target.webhook(), ask))));
  }

  /** Whoever gives it another address, or switches it on, has it tried at once. */
  private Future<Webhook> change(Tx tx, Webhook before, ChangeWebhook ask) {
    Webhook after = before.with(ask.url(), sortedOrNull(ask.types()), ask.enabled());
    if (after.equals(before)) {
      return Future.succeededFuture(before);
    }
    WebhookEvents.updated(tx, before, after, false, clock.instant());
    boolean anew = !after.url().equals(before.url()) || (after.enabled() && !before.enabled());
    return webhooks
        .change(tx.sql(), after)
        .compose(
            done ->
                anew
                    ? webhooks.setBreaker(tx.sql(), after.id(), Breaker.CLOSED)
                    : Future.succeededFuture())
        .compose(done -> webhooks.find(tx.sql(), after.id()))
        .map(found -> found.orElse(after));
  }

  Future<Result<Done>> delete(Actor actor, DeleteWebhook ask) {
    return transactions.attempt(
        actor,
        tx ->
            lock(tx, ask.id())
                .compose(target -> webhooks.delete(tx.sql(), ask.id()).map(target))
                .onSuccess(target -> WebhookEvents.deleted(tx, target.webhook(), clock.instant()))
                .map(new Done()));
  }

  Future<Result<MadeWebhook>> renewSecret(Actor actor, RenewSecret ask) {
    WebhookSecret secret = WebhookSecret.random();
    Instant now = clock.instant();
    return transactions.attempt(
        actor,
        tx ->
            lock(tx, ask.id())
                .map(WebhookTarget::webhook)
                .compose(
                    webhook -> webhooks.renewSecret(tx.sql(), ask.id(), secret, now).map(webhook))
                .onSuccess(webhook -> WebhookEvents.updated(tx, webhook, webhook, true, now))
                .map(webhook -> new MadeWebhook(webhook, secret.text())));
  }

  private Future<WebhookTarget> lock(Tx tx, long id) {
    return webhooks
        .lock(tx.sql(), id, clock.instant())
        .map(found -> found.orElseThrow(() -> WebhookContract.unknownWebhook(id).asException()));
  }

  /** Does the work where address and types are fit, each of which may be null. */
  private <T> Future<Result<T>> ifFit(
      @Nullable String url, @Nullable List<String> types, Supplier<Future<Result<T>>> work) {
    if (types != null && !TYPES.containsAll(types)) {
      return Future.succeededFuture(
          Result.refused(Refusal.invalid("types", "must be types of the catalogue of events")));
    }
    return url == null
        ? work.get()
        : vertx
            .executeBlocking(() -> guard.admit(WebhookAddress.of(url)), false)
            .compose(found -> work.get())
            .recover(WebhookService::unfit);
  }

  private static <T> Future<Result<T>> unfit(Throwable cause) {
    return cause instanceof InvalidValue invalid
        ? Future.succeededFuture(Result.refused(Refusal.invalid("url", invalid.whatWouldBeRight())))
        : Future.failedFuture(cause);
  }

  private static @Nullable List<String> sortedOrNull(@Nullable List<String> types) {
    return types == null ? null : sorted(types);
  }

  private static List<String> sorted(List<String> types) {
    return types.stream().distinct().sorted().toList();
  }
}
