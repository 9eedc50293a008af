package dev.coterie.http.pages.dashboard;

import dev.coterie.expiry.ExpiryContract;
import dev.coterie.expiry.ExpiryContract.ComingEnds;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.mail.MailContract.FailedMails;
import dev.coterie.order.OrderContract.ListedOrder;
import dev.coterie.order.charge.ChargeContract.ChargeSums;
import dev.coterie.webhook.WebhookContract.TroubledWebhook;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * The first page.
 *
 * @param ends of memberships in the next days
 * @param fees of the last days, since {@code feesSince}
 * @param unfulfilled the last orders of which a paid line gave nothing
 * @param mails how many failed, or may have
 * @param webhooks that pause, or did not get an event
 * @param events the last ones
 */
public record DashboardView(
    PageFrame frame,
    MemberChart chart,
    ComingEnds ends,
    ChargeSums fees,
    LocalDate feesSince,
    LookupSpeed lookups,
    List<ListedOrder> unfulfilled,
    FailedMails mails,
    List<TroubledWebhook> webhooks,
    List<EventLine> events) {

  /** How many memberships end soon; so many and more are not counted. */
  public String endCount() {
    String count = frame.t().number(ends.count());
    return ends.count() < ExpiryContract.MOST_COUNTED ? count : count + "+";
  }

  /** Milliseconds with two digits behind the point. */
  public String p99() {
    long micros = lookups.p99Micros();
    return frame.t().decimal("%d.%02d".formatted(micros / 1_000, micros % 1_000 / 10)) + " ms";
  }

  /** What is the matter with a webhook. */
  public String trouble(TroubledWebhook webhook) {
    String host = URI.create(webhook.url()).getHost();
    return frame
        .t()
        .say(webhook.paused() ? "dashboard.webhookPaused" : "dashboard.webhookFailed", host);
  }

  public boolean isWell() {
    return unfulfilled.isEmpty()
        && ends.failing() == 0
        && webhooks.isEmpty()
        && mails.failed() == 0
        && mails.uncertain() == 0;
  }
}
