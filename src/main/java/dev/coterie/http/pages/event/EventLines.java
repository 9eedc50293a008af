package dev.coterie.http.pages.event;

import dev.coterie.event.RecordedEvent;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.event.EventLine.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes lines of events, for one page. */
record EventLines(PageFrame frame) {
  private static final String MANY = "*";

  /** The fields of an event that name somebody or something, in the order of a line. */
  private static final Map<SubjectKind, String> NAMING =
      Map.of(
          SubjectKind.CUSTOMER, "customer",
          SubjectKind.GROUP, "group",
          SubjectKind.ORDER, "order",
          SubjectKind.PRODUCT, "sku");

  /** What a shop of a member has of its own, which the mall's pages do not show. */
  private static final Set<SubjectKind> OWN_OF_SHOPS =
      Set.of(SubjectKind.CUSTOMER, SubjectKind.GROUP);

  EventLine of(RecordedEvent event) {
    String actor = event.actor();
    return new EventLine(
        event.at(),
        frame.time().time(event.at()),
        who(actor),
        actor == null || !frame.isStaff() ? null : Address.of(EventsPage.PATH).with("actor", actor),
        what(frame.t(), event.type()),
        new EventNotes(frame, event).all(),
        mentions(event),
        new ChangedFields(frame.t(), frame.time()).of(event.before(), event.after()));
  }

  /** What events of a type say happened. */
  static String what(Texts t, String type) {
    return t.sayOr("event." + type, type);
  }

  private String who(@Nullable String actor) {
    if (actor == null) {
      return frame.t().say("actor.unknown");
    }
    int colon = actor.indexOf(':');
    return colon < 0
        ? frame.t().say("actor.system")
        : frame.t().say("actor." + actor.substring(0, colon), actor.substring(colon + 1));
  }

  private List<Mention> mentions(RecordedEvent event) {
    List<Mention> mentions = new ArrayList<>();
    Optional<SubjectKind> about = SubjectKind.of(event.type());
    boolean ofShop = about.filter(SubjectKind.SHOP::equals).isPresent();
    for (SubjectKind kind : SubjectKind.values()) {
      String field = NAMING.get(kind);
      if (field != null && event.data().getValue(field) instanceof String code) {
        mentions.add(mention(kind, code, !ofShop || !OWN_OF_SHOPS.contains(kind)));
      }
    }
    boolean named = mentions.stream().anyMatch(mention -> mention.code().equals(event.subject()));
    if (!named && !event.subject().equals(MANY)) {
      mentions.add(
          0,
          about
              .map(kind -> mention(kind, event.subject(), true))
              .orElseGet(() -> new Mention("", event.subject(), null)));
    }
    return mentions;
  }

  private Mention mention(SubjectKind kind, String code, boolean hasPage) {
    return new Mention(
        frame.t().name("subject", kind), code, hasPage && frame.isStaff() ? kind.page(code) : null);
  }
}
