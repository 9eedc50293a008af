package dev.coterie.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A web address that is told of events.
 *
 * @param types the texts of those that are wanted, empty for all
 * @param enabled whether anything is recorded and sent
 * @param failures how many tries in a row failed, of whatever event
 * @param pausedUntil when the next try is made, of one event, after too many failures; null where
 *     it is not paused
 */
public record Webhook(
    long id,
    String url,
    List<String> types,
    boolean enabled,
    int failures,
    @Nullable Instant pausedUntil,
    Instant createdAt) {

  public Webhook {
    types = List.copyOf(types);
  }

  /** The scheme, host and port, without the path, which may hold a secret of the receiver's. */
  public String origin() {
    int path = url.indexOf('/', url.indexOf("://") + "://".length());
    int query = url.indexOf('?');
    int end = path < 0 ? query : query < 0 ? path : Math.min(path, query);
    return end < 0 ? url : url.substring(0, end);
  }

  /** This, with what is not null. */
  Webhook with(@Nullable String otherUrl, @Nullable List<String> otherTypes, @Nullable Boolean on) {
    return new Webhook(
        id,
        otherUrl == null ? url : otherUrl,
        otherTypes == null ? types : otherTypes,
        on == null ? enabled : on,
        failures,
        pausedUntil,
        createdAt);
  }

  public boolean wants(String type) {
    return types.isEmpty() || types.contains(type);
  }
}
