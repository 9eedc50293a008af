package dev.coterie.mail;

import dev.coterie.config.MailConfig;
import dev.coterie.db.Storage;
import dev.coterie.delivery.EventBatch;
import dev.coterie.delivery.EventSink;
import dev.coterie.event.EventType;
import dev.coterie.event.RecordedEvent;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records whom to mail of what happened. A batch that comes twice records nothing more: a mail is
 * known by what it is about and its address.
 */
public final class MailRecorder implements EventSink {
  private static final String MOVED = "moved";

  private final Storage storage;
  private final boolean members;
  private final Clock clock;
  private final Mails mails = new Mails();

  public MailRecorder(Storage storage, MailConfig config, Clock clock) {
    this.storage = storage;
    this.members = config.members();
    this.clock = clock;
  }

  @Override
  public Future<Void> deliver(EventBatch batch) {
    Instant now = clock.instant();
    List<String> orders =
        batch.events().stream()
            .filter(MailRecorder::placesAnOrder)
            .map(event -> event.data().getString("order"))
            .toList();
    return mails
        .recordOrders(storage.pool(), orders, now)
        .compose(done -> mails.recordNotices(storage.pool(), notices(batch), now))
        .compose(done -> mails.recordLifted(storage.pool(), lifted(batch), now));
  }

  /** An order that is first heard of when it is paid was placed just then. */
  private static boolean placesAnOrder(RecordedEvent event) {
    return is(event, EventType.ORDER_PLACED)
        || (is(event, EventType.ORDER_PAID) && event.before() == null);
  }

  private List<MemberNotice> notices(EventBatch batch) {
    return members ? batch.events().stream().flatMap(MailRecorder::notice).toList() : List.of();
  }

  private List<RecordedEvent> lifted(EventBatch batch) {
    return members
        ? batch.events().stream().filter(event -> is(event, EventType.LISTING_LIFTED)).toList()
        : List.of();
  }

  private static Stream<MemberNotice> notice(RecordedEvent event) {
    Object because = event.data().getValue("because");
    if (is(event, EventType.MEMBERSHIP_ENDING) && "reminder".equals(because)) {
      return Stream.of(MemberNotice.of(MailKind.ENDING, event));
    }
    return is(event, EventType.MEMBERSHIP_ENDED) && !MOVED.equals(because)
        ? Stream.of(MemberNotice.of(MailKind.ENDED, event))
        : Stream.empty();
  }

  private static boolean is(RecordedEvent event, EventType type) {
    return event.type().equals(type.text());
  }
}
