package dev.coterie.http.pages.event;

import dev.coterie.event.EventContract;
import dev.coterie.event.EventContract.ReadLatest;
import dev.coterie.event.EventFilter;
import dev.coterie.http.pages.Visit;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last events of one subject, the newest first, as the template {@code timeline} shows them on
 * its page.
 */
public final class Timeline {

  private Timeline() {}

  /**
   * Those of a customer, a group, a product, a user, a key or a shop.
   *
   * @param limit how many at most, 1 to 500
   */
  public static Future<List<EventLine>> of(Visit visit, SubjectKind kind, String code, int limit) {
    return read(visit, EventFilter.of(code, kind.types()), limit);
  }

  /**
   * Those of anybody and anything.
   *
   * @param limit how many at most, 1 to 500
   */
  public static Future<List<EventLine>> latest(Visit visit, int limit) {
    return read(visit, EventFilter.ALL, limit);
  }

  /**
   * Those that name an order.
   *
   * @param customer whose order it is; null where it is nobody's
   * @param limit how many at most, 1 to 500
   */
  public static Future<List<EventLine>> ofOrder(
      Visit visit, @Nullable String customer, String order, int limit) {
    String subject = customer == null ? order : customer;
    return read(visit, EventFilter.of(subject, Set.of()).naming(order), limit);
  }

  private static Future<List<EventLine>> read(Visit visit, EventFilter filter, int limit) {
    EventLines lines = new EventLines(visit.frame());
    return EventContract.READ_LATEST
        .send(visit.vertx(), new ReadLatest(EventContract.NEWEST, limit, filter))
        .map(page -> page.items().stream().map(lines::of).toList());
  }
}
