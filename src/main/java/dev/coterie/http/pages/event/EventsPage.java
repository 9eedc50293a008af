package dev.coterie.http.pages.event;

import dev.coterie.event.EventContract;
import dev.coterie.event.EventContract.ReadEvents;
import dev.coterie.event.EventContract.ReadLatest;
import dev.coterie.event.EventFilter;
import dev.coterie.event.RecordedEvent;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.CsvFile;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sequence;
import dev.coterie.kernel.Sorting;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /admin/events}: everything that happened, the newest first. */
public final class EventsPage implements AdminPage {
  static final String PATH = Place.EVENTS.path();

  private static final String FILE = "events";

  private final Templates templates;

  public EventsPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, this::show);
    routes.get(CsvFile.place(FILE), this::file);
  }

  private Future<PageAnswer> show(Visit visit) {
    EventsForm form = EventsForm.of(visit);
    SortedList<EventColumn> list = list(visit, form);
    if (form.fields().isWrong()) {
      Notice wrong = Notice.wrong(visit.texts().say("events.wrong"));
      EventsView view = new EventsView(visit.frame(), wrong, form, list, List.of(), "", null);
      return Future.succeededFuture(PageAnswer.page(422, templates.events(view)));
    }
    EventLines lines = new EventLines(visit.frame());
    return events(visit, form.filter(), list.sorting().descending(), visit.pageByNumber())
        .map(
            page ->
                new EventsView(
                    visit.frame(),
                    Notice.NONE,
                    form,
                    list,
                    page.items().stream().map(lines::of).toList(),
                    visit.after(),
                    page.next()))
        .map(view -> PageAnswer.page(templates.events(view)));
  }

  private static SortedList<EventColumn> list(Visit visit, EventsForm form) {
    return SortedList.of(visit, form.address(), Sorting.downBy(EventColumn.TIME));
  }

  /** The events of the filters; the page that says what is wrong with those, if anything is. */
  private Future<PageAnswer> file(Visit visit) {
    EventsForm form = EventsForm.of(visit);
    boolean latest = list(visit, form).sorting().descending();
    return form.fields().isWrong()
        ? show(visit)
        : Future.succeededFuture(
            new CsvFile<RecordedEvent>(visit.texts())
                .value("customer.number", RecordedEvent::id)
                .value("charge.at", RecordedEvent::at)
                .value("event.type", RecordedEvent::type)
                .text("events.type", event -> EventLines.what(visit.texts(), event.type()))
                .text("events.actor", RecordedEvent::actor)
                .text("events.subject", RecordedEvent::subject)
                .value("event.data", RecordedEvent::data)
                .text("event.before", event -> json(event.before()))
                .text("event.after", event -> json(event.after()))
                .of(FILE, page -> events(visit, form.filter(), latest, page)));
  }

  private static @Nullable String json(@Nullable JsonObject fields) {
    return fields == null ? null : fields.encode();
  }

  private static Future<Page<RecordedEvent>> events(
      Visit visit, EventFilter filter, boolean latest, PageRequest page) {
    return latest
        ? EventContract.READ_LATEST.send(
            visit.vertx(), new ReadLatest(Sequence.NEWEST_FIRST.cursor(page), page.limit(), filter))
        : EventContract.READ
            .send(
                visit.vertx(),
                new ReadEvents(Sequence.OLDEST_FIRST.cursor(page), page.limit(), filter))
            .map(Result::orThrow);
  }
}
