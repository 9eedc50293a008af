package dev.coterie.http.api;

import dev.coterie.caller.Scope;
import dev.coterie.event.EventContract;
import dev.coterie.event.EventContract.ReadEvents;
import dev.coterie.event.EventFilter;
import dev.coterie.event.RecordedEvent;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Feed;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;

/** {@code /v1/events}: the events from any one on, by page or live, all or some. */
public final class EventsApi implements Resource {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  @Override
  public void addTo(Routes routes) {
    routes.feed(
        "/v1/events",
        Scope.ADMIN,
        this::page,
        this::follow,
        "after",
        "limit",
        "actor",
        "subject",
        "type",
        "from",
        "until");
  }

  private Future<Answer> page(Exchange exchange) {
    ReadEvents ask = ask(exchange.query());
    return EventContract.READ
        .send(exchange.vertx(), ask)
        .map(found -> Answer.of(found, EventsApi::json));
  }

  /** A client that lost its stream comes back with the id of what it read last. */
  private Feed follow(Exchange exchange) {
    ReadEvents ask = ask(exchange.query());
    String last = exchange.header(LAST_EVENT_ID);
    long after = last == null || last.isEmpty() ? ask.after() : lastRead(last);
    return new EventFeed(exchange.vertx(), after, ask.filter());
  }

  private static ReadEvents ask(Params params) {
    Long after = params.read("after", EventsApi::id);
    int limit = params.whole("limit", 1, PageRequest.MAX, PageRequest.USUAL);
    EventFilter filter = filter(params);
    params.check();
    return new ReadEvents(after == null ? 0 : after, limit, filter);
  }

  private static EventFilter filter(Params params) {
    String type = params.text("type", TextForm.QUERY);
    Instant from = params.read("from", ShopCalendar::instant);
    Instant until = params.read("until", ShopCalendar::instant);
    if (from != null && until != null && !until.isAfter(from)) {
      params.reject("until", "must be after from");
    }
    return new EventFilter(
        params.text("actor", TextForm.ACTOR),
        params.text("subject", TextForm.QUERY),
        type == null ? Set.of() : Set.of(type),
        null,
        from,
        until);
  }

  private static long lastRead(String header) {
    try {
      return id(header);
    } catch (InvalidValue invalid) {
      throw Refusal.invalid(LAST_EVENT_ID, invalid.whatWouldBeRight()).asException();
    }
  }

  private static Long id(String text) {
    if (text.matches("\\d{1,18}")) {
      return Long.parseLong(text);
    }
    throw new InvalidValue("must be the id of an event, or 0");
  }

  /** Unlike elsewhere the cursor is plain, because it is an event's id. */
  private static Answer json(Page<RecordedEvent> page) {
    JsonArray items = new JsonArray();
    page.items().forEach(event -> items.add(event.json()));
    return Answer.ok(new JsonObject().put("items", items).put("next", page.next()));
  }
}
