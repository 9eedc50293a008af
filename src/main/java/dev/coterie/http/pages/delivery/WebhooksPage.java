package dev.coterie.http.pages.delivery;

import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.webhook.WebhookContract;
import dev.coterie.webhook.WebhookContract.ListWebhooks;
import dev.coterie.webhook.WebhookContract.MadeWebhook;
import dev.coterie.webhook.WebhookContract.MakeWebhook;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** {@code /admin/deliveries/webhooks}: the webhooks, and the form that makes another one. */
public final class WebhooksPage implements AdminPage {
  static final String PATH = DeliveriesPage.PATH + "/webhooks";

  private final Templates templates;

  public WebhooksPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, visit -> show(visit, 200, said(visit), TypedForm.EMPTY, null));
    routes.post(PATH, UserRole.ADMINISTRATOR, this::make);
  }

  private static Notice said(Visit visit) {
    return visit.query("done").equals("deleted")
        ? Notice.done(visit.texts().say("webhook.deleted"))
        : Notice.NONE;
  }

  private Future<PageAnswer> make(Visit visit) {
    TypedForm form = WebhookForm.sent(visit);
    return form.isWrong()
        ? show(visit, 422, WebhookForm.wrong(visit), form, null)
        : WebhookContract.MAKE
            .send(
                visit.vertx(),
                visit.actor(),
                new MakeWebhook(WebhookForm.url(form), WebhookForm.types(form)))
            .compose(
                result ->
                    result.fold(
                        made -> made(visit, made),
                        refusal ->
                            show(
                                visit,
                                422,
                                WebhookForm.refused(visit, form, refusal),
                                form,
                                null)));
  }

  private Future<PageAnswer> made(Visit visit, MadeWebhook made) {
    Notice notice = Notice.done(visit.texts().say("webhook.made", made.webhook().url()));
    return show(visit, 200, notice, TypedForm.EMPTY, secret(visit, made));
  }

  static ShownSecret secret(Visit visit, MadeWebhook made) {
    return new ShownSecret(
        visit.texts().say("webhook.secretOf", made.webhook().url()),
        made.secret(),
        visit.texts().say("webhook.secret.hint"));
  }

  private Future<PageAnswer> show(
      Visit visit, int status, Notice notice, TypedForm form, @Nullable ShownSecret secret) {
    return WebhookContract.LIST
        .send(visit.vertx(), new ListWebhooks(visit.pageByNumber()))
        .map(page -> new WebhooksView(visit.frame(), notice, page, visit.after(), form, secret))
        .map(view -> PageAnswer.page(status, templates.webhooks(view)));
  }
}
