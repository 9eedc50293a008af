package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.Listing;
import dev.coterie.connect.listing.ListingTerms;
import dev.coterie.connect.listing.Promotion;
import dev.coterie.http.pages.Moments;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.shop.HeldForm;
import dev.coterie.http.pages.shop.MarkupFields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an owner decides about one listing, as the form of its page holds it. */
record ListingForm(Visit visit) {
  private static final List<String> FIELDS =
      List.of(
          HeldForm.VERSION,
          "name",
          "description",
          MarkupFields.KIND,
          MarkupFields.VALUE,
          "promoted",
          "position",
          "from",
          "until",
          "upsells");

  TypedForm sent() {
    return TypedForm.of(visit, FIELDS);
  }

  /** The form of a listing as it is. */
  Map<String, String> held(Listing listing, ListingCells cells) {
    ListingTerms terms = listing.terms();
    Map<String, String> fields = new HashMap<>();
    cells.of(listing).forEach((field, text) -> fields.put(field.key(), text));
    fields.put("description", Objects.requireNonNullElse(terms.description(), ""));
    fields.put("upsells", String.join("\n", terms.upsells()));
    Promotion promotion = terms.promoted();
    if (promotion != null) {
      fields.put("promoted", "yes");
      fields.put("position", Integer.toString(promotion.position()));
      fields.put("from", moment(promotion.from()));
      fields.put("until", moment(promotion.until()));
    }
    return fields;
  }

  private String moment(@Nullable Instant instant) {
    return instant == null ? "" : time().field(instant);
  }

  private Moments time() {
    return visit.frame().time();
  }

  /** The patch that the form asks for; fields that cannot be read are noted in it. */
  JsonObject patch(TypedForm form) {
    JsonObject patch =
        new JsonObject()
            .put("name", textOrNull(form, "name"))
            .put("description", textOrNull(form, "description"))
            .put("promoted", form.isTicked("promoted") ? promotion(form) : null)
            .put("upsells", upsells(form))
            .put(
                HeldForm.VERSION,
                form.wholeOrNull(HeldForm.VERSION, visit.texts().say("form.wrongWhole")));
    ListingCells.putPrice(
        patch, MarkupFields.kind(form), visit.texts().typed(form.typed(MarkupFields.VALUE)));
    return patch;
  }

  private static @Nullable String textOrNull(TypedForm form, String field) {
    String text = HeldForm.text(form, field);
    return text.isEmpty() ? null : text;
  }

  private JsonObject promotion(TypedForm form) {
    return new JsonObject()
        .put("position", form.wholeOrNull("position", visit.texts().say("form.wrongWhole")))
        .put("from", instant(form, "from"))
        .put("until", instant(form, "until"));
  }

  private @Nullable String instant(TypedForm form, String field) {
    String typed = form.typed(field).strip();
    return typed.isEmpty()
        ? null
        : form.read(field, time().calendar()::localTime, time().now()).toString();
  }

  private static JsonArray upsells(TypedForm form) {
    return new JsonArray(
        form.typed("upsells")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList());
  }
}
