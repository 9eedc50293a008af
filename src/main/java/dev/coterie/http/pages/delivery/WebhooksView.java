package dev.coterie.http.pages.delivery;

import static java.util.stream.Collectors.joining;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.Page;
import dev.coterie.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks.
 *
 * @param after the cursor of this page, empty for the first
 * @param newWebhook the form that makes one
 * @param secret of one that was just made, null for none
 */
public record WebhooksView(
    PageFrame frame,
    Notice notice,
    Page<Webhook> webhooks,
    String after,
    TypedForm newWebhook,
    @Nullable ShownSecret secret) {

  public Address address() {
    return Address.of(WebhooksPage.PATH);
  }

  public Address page(Webhook webhook) {
    return WebhookView.address(webhook);
  }

  /** Its address; for those who may not change it, without the path, which may be secret. */
  public String place(Webhook webhook) {
    return frame.administers() ? webhook.url() : webhook.origin();
  }

  /** Whether it is on, and works. */
  public String state(Webhook webhook) {
    return WebhookView.state(frame, webhook);
  }

  /** Until when it is paused, and why; empty where it is not. */
  public String pause(Webhook webhook) {
    return WebhookView.pause(frame, webhook);
  }

  /** What it is told of, in words. */
  public String types(Webhook webhook) {
    return webhook.types().isEmpty()
        ? frame.t().say("webhook.allTypes")
        : webhook.types().stream()
            .map(type -> frame.t().say("event." + type))
            .collect(joining(", "));
  }
}
