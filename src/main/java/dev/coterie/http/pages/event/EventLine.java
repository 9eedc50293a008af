package dev.coterie.http.pages.event;

import dev.coterie.http.pages.Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as a line of a page, in the words of its language.
 *
 * @param when in the shop's zone
 * @param who did it
 * @param byWho all that the same one did; null where who it was is not known
 * @param what happened
 * @param notes what else there is to say of it
 * @param mentions whom or what it is about
 * @param changes the changed fields
 */
public record EventLine(
    Instant at,
    String when,
    String who,
    @Nullable Address byWho,
    String what,
    List<String> notes,
    List<Mention> mentions,
    List<FieldChange> changes) {

  /**
   * Somebody or something that an event is about.
   *
   * @param kind in words, empty where it is not known
   * @param page null where it has none
   */
  public record Mention(String kind, String code, @Nullable Address page) {}

  /** A field that an event changed, from one text to another. */
  public record FieldChange(String field, String before, String after) {}
}
