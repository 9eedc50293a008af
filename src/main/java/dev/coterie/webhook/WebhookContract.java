package dev.coterie.webhook;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask of webhooks. */
public final class WebhookContract {
  public static final Command<MakeWebhook, Result<MadeWebhook>> MAKE =
      new Command<>("webhook.make");
  public static final Ask<ListWebhooks, Page<Webhook>> LIST = new Ask<>("webhook.list");
  public static final Ask<FindTroubled, TroubledWebhooks> TROUBLED = new Ask<>("webhook.troubled");
  public static final Ask<FindWebhook, Result<Webhook>> FIND = new Ask<>("webhook.find");
  public static final Command<ChangeWebhook, Result<Webhook>> CHANGE =
      new Command<>("webhook.change");
  public static final Command<DeleteWebhook, Result<Done>> DELETE = new Command<>("webhook.delete");

  /** Makes a new secret; the former one still signs, too, for a day. */
  public static final Command<RenewSecret, Result<MadeWebhook>> RENEW_SECRET =
      new Command<>("webhook.renewSecret");

  public static final Ask<ListDeliveries, Result<Page<WebhookDelivery>>> DELIVERIES =
      new Ask<>("webhook.deliveries");

  /** Has many events sent from now on as if they never were; one that is being sent is left. */
  public static final Command<ReplayEvents, Result<ReplayedEvents>> REPLAY =
      new Command<>("webhook.replay", Duration.ofSeconds(60));

  /** As {@link #REPLAY}, of one event. */
  public static final Command<DeliverAgain, Result<WebhookDelivery>> DELIVER_AGAIN =
      new Command<>("webhook.deliverAgain");

  private WebhookContract() {}

  /**
   * Makes a webhook, which is told of all that happens from now on.
   *
   * @param types the texts of those of events that are wanted, empty for all
   */
  public record MakeWebhook(String url, List<String> types) {}

  /**
   * A webhook with a new secret.
   *
   * @param secret is shown this once
   */
  public record MadeWebhook(Webhook webhook, String secret) {}

  /** The first that was made first. */
  public record ListWebhooks(PageRequest page) {}

  /** Finds the first webhooks that pause because too much failed, or that did not get an event. */
  public record FindTroubled() {}

  /**
   * A webhook that wants attention.
   *
   * @param paused whether it pauses; otherwise an event was given up that it did not get
   */
  public record TroubledWebhook(long id, String url, boolean paused) {}

  public record TroubledWebhooks(List<TroubledWebhook> all) {}

  public record FindWebhook(long id) {}

  /** Changes what is not null; one that is switched on, or gets another address, is tried anew. */
  public record ChangeWebhook(
      long id, @Nullable String url, @Nullable List<String> types, @Nullable Boolean enabled) {}

  public record DeleteWebhook(long id) {}

  public record RenewSecret(long id) {}

  /**
   * What is and was sent to a webhook, the last event first.
   *
   * @param status null for any
   */
  public record ListDeliveries(long webhook, @Nullable DeliveryStatus status, PageRequest page) {}

  /**
   * Which events are sent again, of the types that the webhook wants: those that follow one, those
   * since an instant, or, where both are null, those that failed.
   */
  public record ReplayEvents(long webhook, @Nullable Long after, @Nullable Instant from) {

    public static ReplayEvents after(long webhook, long event) {
      return new ReplayEvents(webhook, event, null);
    }

    public static ReplayEvents from(long webhook, Instant from) {
      return new ReplayEvents(webhook, null, from);
    }

    public static ReplayEvents failed(long webhook) {
      return new ReplayEvents(webhook, null, null);
    }

    boolean onlyFailed() {
      return after == null && from == null;
    }
  }

  /** How many events are sent again. */
  public record ReplayedEvents(int events) {}

  public record DeliverAgain(long webhook, long event) {}

  static Refusal unknownWebhook(long id) {
    return Refusal.unknown("unknown-webhook", "no webhook has the id " + id);
  }

  static Refusal unknownDelivery(long event) {
    return Refusal.unknown("unknown-delivery", "the webhook was not told of the event " + event);
  }
}
