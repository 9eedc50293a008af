package dev.coterie.http.pages.delivery;

import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import dev.coterie.webhook.DeliveryStatus;
import dev.coterie.webhook.WebhookContract;
import dev.coterie.webhook.WebhookContract.ChangeWebhook;
import dev.coterie.webhook.WebhookContract.DeleteWebhook;
import dev.coterie.webhook.WebhookContract.DeliverAgain;
import dev.coterie.webhook.WebhookContract.FindWebhook;
import dev.coterie.webhook.WebhookContract.ListDeliveries;
import dev.coterie.webhook.WebhookContract.RenewSecret;
import dev.coterie.webhook.WebhookContract.ReplayEvents;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /admin/deliveries/webhooks/ID}: a webhook, what it was sent, and sending it again. */
public final class WebhookPage implements AdminPage {
  private static final String PATH = WebhooksPage.PATH + "/:id";
  private static final String FROM = "from";

  private final Templates templates;

  public WebhookPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, visit -> show(visit, 200, said(visit)));
    routes.post(PATH, UserRole.ADMINISTRATOR, this::change);
    routes.post(PATH + "/secret", UserRole.ADMINISTRATOR, this::renewSecret);
    routes.post(PATH + "/delete", UserRole.ADMINISTRATOR, this::delete);
    routes.post(PATH + "/replay", UserRole.EDITOR, this::replay);
    routes.post(PATH + "/deliveries/:event/send", UserRole.EDITOR, this::sendAgain);
  }

  private static Notice said(Visit visit) {
    return switch (visit.query("done")) {
      case "changed" -> Notice.done(visit.texts().say("webhook.changed"));
      case "again" -> Notice.done(visit.texts().say("webhook.again"));
      case "replayed" ->
          Notice.done(visit.texts().say("webhook.replayed", number(visit.query("events"))));
      default -> Notice.NONE;
    };
  }

  private Future<PageAnswer> change(Visit visit) {
    TypedForm form = WebhookForm.sent(visit);
    return form.isWrong()
        ? show(visit, 422, WebhookForm.wrong(visit), form, TypedForm.EMPTY, null)
        : WebhookContract.CHANGE
            .send(
                visit.vertx(),
                visit.actor(),
                new ChangeWebhook(
                    id(visit),
                    WebhookForm.url(form),
                    WebhookForm.types(form),
                    WebhookForm.isOn(form)))
            .compose(
                result ->
                    result.fold(
                        changed ->
                            done(WebhookView.address(changed).with("done", "changed").text()),
                        refusal ->
                            show(
                                visit,
                                422,
                                WebhookForm.refused(visit, form, refusal),
                                form,
                                TypedForm.EMPTY,
                                null)));
  }

  private Future<PageAnswer> renewSecret(Visit visit) {
    return WebhookContract.RENEW_SECRET
        .send(visit.vertx(), visit.actor(), new RenewSecret(id(visit)))
        .map(Visit::require)
        .compose(
            made ->
                show(
                    visit,
                    200,
                    Notice.done(visit.texts().say("webhook.renewed")),
                    null,
                    TypedForm.EMPTY,
                    WebhooksPage.secret(visit, made)));
  }

  private Future<PageAnswer> delete(Visit visit) {
    return visit.field("confirm").equals("yes")
        ? WebhookContract.DELETE
            .send(visit.vertx(), visit.actor(), new DeleteWebhook(id(visit)))
            .map(Visit::require)
            .map(deleted -> PageAnswer.goTo(WebhooksPage.PATH + "?done=deleted"))
        : show(visit, 422, Notice.wrong(visit.texts().say("users.unconfirmed")));
  }

  private Future<PageAnswer> replay(Visit visit) {
    TypedForm form = TypedForm.of(visit, List.of(FROM, "failed"));
    ReplayEvents ask =
        form.isTicked("failed")
            ? ReplayEvents.failed(id(visit))
            : ReplayEvents.from(
                id(visit),
                form.read(FROM, visit.frame().time().calendar()::localTime, Instant.EPOCH));
    return form.isWrong()
        ? show(visit, 422, WebhookForm.wrong(visit), null, form, null)
        : WebhookContract.REPLAY
            .send(visit.vertx(), visit.actor(), ask)
            .compose(
                result ->
                    result.fold(
                        again ->
                            done(
                                WebhookView.address(ask.webhook())
                                    .with("done", "replayed")
                                    .with("events", Integer.toString(again.events()))
                                    .text()),
                        refusal -> refused(visit, refusal)));
  }

  private Future<PageAnswer> sendAgain(Visit visit) {
    DeliverAgain ask = new DeliverAgain(id(visit), number(visit.path("event")));
    return WebhookContract.DELIVER_AGAIN
        .send(visit.vertx(), visit.actor(), ask)
        .compose(
            result ->
                result.fold(
                    sent -> done(list(visit, ask.webhook()).address().with("done", "again").text()),
                    refusal -> refused(visit, refusal)));
  }

  private static Future<PageAnswer> done(String place) {
    return Future.succeededFuture(PageAnswer.goTo(place));
  }

  private Future<PageAnswer> refused(Visit visit, Refusal refusal) {
    return show(visit, 409, Notice.wrong(visit.texts().answer(refusal)));
  }

  private static long id(Visit visit) {
    return number(visit.path("id"));
  }

  /** A number of the address; 0, which no id is, for any other text. */
  private static long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private static DeliveryFilter list(Visit visit, long webhook) {
    return new DeliveryFilter(webhook, visit.choice("status", DeliveryStatus.class));
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice) {
    return show(visit, status, notice, null, TypedForm.EMPTY, null);
  }

  /** The page, with forms that were not right and a secret that was just made. */
  private Future<PageAnswer> show(
      Visit visit,
      int status,
      Notice notice,
      @Nullable TypedForm change,
      TypedForm replay,
      @Nullable ShownSecret secret) {
    DeliveryFilter filter = list(visit, id(visit));
    return WebhookContract.FIND
        .send(visit.vertx(), new FindWebhook(filter.webhook()))
        .map(Visit::require)
        .compose(
            webhook ->
                WebhookContract.DELIVERIES
                    .send(
                        visit.vertx(),
                        new ListDeliveries(webhook.id(), filter.status(), visit.pageByNumber()))
                    .map(Visit::require)
                    .map(
                        deliveries ->
                            new WebhookView(
                                visit.frame(),
                                notice,
                                webhook,
                                change == null ? WebhookForm.of(webhook) : change,
                                replay,
                                filter,
                                visit.after(),
                                deliveries,
                                secret)))
        .map(view -> PageAnswer.page(status, templates.webhook(view)));
  }
}
