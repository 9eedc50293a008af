package dev.coterie.http.pages.group;

import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.InvalidValue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The terms of a group that its own page edits, as its form holds them. */
record TermsForm(Texts texts) {
  /** What the form asks for; fields that are no whole numbers are noted in the form. */
  JsonObject patch(TypedForm form) {
    String wrongWhole = texts.say("group.wrongWhole");
    JsonObject patch =
        new JsonObject()
            .put("tier", form.typed("tier").isBlank() ? null : form.typed("tier").strip())
            .put("rank", form.wholeOrNull("rank", wrongWhole))
            .put(
                "changes",
                new JsonObject().put("up", form.typed("up")).put("down", form.typed("down")))
            .put("trialDays", form.wholeOrNull("trialDays", wrongWhole))
            .put("reminders", form.read("reminders", this::reminders, new JsonArray()))
            .put("default", form.isTicked("default"));
    Integer grace = form.wholeOrNull("graceDays", wrongWhole);
    Integer version = form.wholeOrNull("version", wrongWhole);
    return patch.put("graceDays", grace == null ? 0 : grace).put("version", version);
  }

  /** Days are typed as people say them, 30 days before; they are kept as -30. */
  private JsonArray reminders(String typed) {
    JsonArray days = new JsonArray();
    if (!typed.isEmpty()) {
      for (String day : typed.split("[,; ]+", -1)) {
        if (!day.matches("\\d{1,3}")) {
          throw new InvalidValue(texts.say("group.wrongReminders"));
        }
        days.add(-Integer.parseInt(day));
      }
    }
    return days;
  }
}
