package dev.coterie.http.pages.delivery;

import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Result;
import dev.coterie.mail.Mail;
import dev.coterie.mail.MailContract;
import dev.coterie.mail.MailContract.SendAgain;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;

/** {@code /admin/deliveries}: who was mailed, and what came of it. */
public final class DeliveriesPage implements AdminPage {
  static final String PATH = "/admin/deliveries";

  private final Templates templates;
  private final boolean sends;

  /**
   * The page.
   *
   * @param sends whether there is a server to send mails by
   */
  public DeliveriesPage(Templates templates, boolean sends) {
    this.templates = templates;
    this.sends = sends;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, visit -> show(visit, 200, said(visit)));
    routes.post(PATH + "/mails/:id/send", UserRole.EDITOR, this::sendAgain);
  }

  private static Notice said(Visit visit) {
    return visit.query("done").equals("send")
        ? Notice.done(visit.texts().say("mail.sentAgain"))
        : Notice.NONE;
  }

  private Future<PageAnswer> sendAgain(Visit visit) {
    String id = visit.path("id");
    return id.matches("\\d{1,18}")
        ? MailContract.SEND_AGAIN
            .send(visit.vertx(), visit.actor(), new SendAgain(Long.parseLong(id)))
            .compose(sent -> answer(visit, sent))
        : show(visit, 404, Notice.NONE);
  }

  private Future<PageAnswer> answer(Visit visit, Result<Mail> sent) {
    return sent.fold(
        mail ->
            Future.succeededFuture(
                PageAnswer.goTo(DeliveriesQuery.of(visit).address().with("done", "send").text())),
        refusal -> show(visit, 409, Notice.wrong(visit.texts().answer(refusal))));
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice) {
    DeliveriesQuery query = DeliveriesQuery.of(visit);
    return MailContract.LIST
        .send(visit.vertx(), query.ask(visit.pageByNumber()))
        .map(page -> new DeliveriesView(visit.frame(), notice, sends, query, visit.after(), page))
        .map(view -> PageAnswer.page(status, templates.deliveries(view)));
  }
}
