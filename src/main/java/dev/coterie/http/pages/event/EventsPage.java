package dev.coterie.http.pages.event;

import dev.coterie.event.EventContract;
import dev.coterie.event.EventContract.ReadLatest;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.PageRequest;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.List;

/** {@code /admin/events}: everything that happened, the newest first. */
public final class EventsPage implements AdminPage {
  static final String PATH = Place.EVENTS.path();

  private final Templates templates;

  public EventsPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, this::show);
  }

  private Future<PageAnswer> show(Visit visit) {
    EventsForm form = EventsForm.of(visit);
    if (form.fields().isWrong()) {
      Notice wrong = Notice.wrong(visit.texts().say("events.wrong"));
      EventsView view = new EventsView(visit.frame(), wrong, form, List.of(), "", null);
      return Future.succeededFuture(PageAnswer.page(422, templates.events(view)));
    }
    String after = visit.query("after").matches("\\d{1,18}") ? visit.query("after") : "";
    long before = after.isEmpty() ? EventContract.NEWEST : Long.parseLong(after);
    EventLines lines = new EventLines(visit.frame());
    return EventContract.READ_LATEST
        .send(visit.vertx(), new ReadLatest(before, PageRequest.USUAL, form.filter()))
        .map(
            page ->
                new EventsView(
                    visit.frame(),
                    Notice.NONE,
                    form,
                    page.items().stream().map(lines::of).toList(),
                    after,
                    page.next()))
        .map(view -> PageAnswer.page(templates.events(view)));
  }
}
