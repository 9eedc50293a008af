package dev.coterie.http.pages.delivery;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.Page;
import dev.coterie.webhook.Webhook;
import dev.coterie.webhook.WebhookDelivery;
import org.jspecify.annotations.Nullable;

/**
 * A webhook and a page of what it was sent.
 *
 * @param change the form that changes it
 * @param replay the form that sends many events again
 * @param after the cursor of this page, empty for the first
 * @param secret that was just made, null for none
 */
public record WebhookView(
    PageFrame frame,
    Notice notice,
    Webhook webhook,
    TypedForm change,
    TypedForm replay,
    DeliveryFilter filter,
    String after,
    Page<WebhookDelivery> deliveries,
    @Nullable ShownSecret secret) {

  static Address address(Webhook webhook) {
    return address(webhook.id());
  }

  static Address address(long webhook) {
    return Address.of(WebhooksPage.PATH, Long.toString(webhook));
  }

  /** Whether it is on, and works. */
  static String state(PageFrame frame, Webhook webhook) {
    if (!webhook.enabled()) {
      return frame.t().say("webhook.off");
    }
    return frame.t().say(webhook.pausedUntil() == null ? "webhook.on" : "webhook.paused");
  }

  /** Until when it is paused, and why; empty where it is not. */
  static String pause(PageFrame frame, Webhook webhook) {
    return webhook.pausedUntil() == null
        ? ""
        : frame.t().say("webhook.pausedUntil", frame.time().time(webhook.pausedUntil()));
  }

  public String pause() {
    return pause(frame, webhook);
  }

  public String state() {
    return state(frame, webhook);
  }

  /** Its address; for those who may not change it, without the path, which may be secret. */
  public String place() {
    return frame.administers() ? webhook.url() : webhook.origin();
  }

  /** Where a form of the page goes. */
  public String form(String act) {
    return act.isEmpty() ? address(webhook).text() : address(webhook).below(act).text();
  }

  /** Where the form that sends an event again goes, and comes back from. */
  public String sendAgain(WebhookDelivery delivery) {
    String place =
        address(webhook).below("deliveries", Long.toString(delivery.event()), "send").text();
    return filter.address().at(place).text();
  }
}
