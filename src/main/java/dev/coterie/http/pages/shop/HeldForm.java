package dev.coterie.http.pages.shop;

import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;

/**
 * A form of something that is stored: as that is, or as it was sent where it could not be saved.
 *
 * @param sent empty where nothing was
 * @param version of what is stored
 */
public record HeldForm(TypedForm sent, TypedForm stored, long version) {
  public static final String VERSION = "version";

  public TypedForm form() {
    return sent.isSent() ? sent : stored;
  }

  /** What a field holds by now where another session has changed it; empty for the same. */
  public String now(String field, Texts t) {
    if (!sent.isSent() || sent.typed(VERSION).equals(Long.toString(version))) {
      return "";
    }
    String now = stored.typed(field);
    return now.equals(text(sent, field)) ? "" : t.say("group.now", now);
  }

  /** What was typed into a field of several lines, which end as they do where they are stored. */
  public static String text(TypedForm form, String field) {
    return form.typed(field).strip().replace("\r\n", "\n");
  }
}
