package dev.coterie.expiry;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import java.time.Instant;
import java.util.List;

/** What the timer asks of the announcer. */
public final class ExpiryContract {
  public static final Command<AnnounceDue, Announced> ANNOUNCE = new Command<>("expiry.announce");

  public static final Ask<FindEnds, ComingEnds> ENDS = new Ask<>("expiry.ends");

  /** Beyond so many, ends are not counted. */
  public static final int MOST_COUNTED = 10_000;

  private ExpiryContract() {}

  /**
   * The memberships that end by an instant, with their days of grace.
   *
   * @param most how many of them are answered at most, the earliest first
   */
  public record FindEnds(Instant by, int most) {}

  /**
   * What ends soon.
   *
   * @param count of all of them, {@value #MOST_COUNTED} for so many and more
   * @param failing how many announcements failed and are tried again
   */
  public record ComingEnds(List<ComingEnd> first, int count, int failing) {

    public ComingEnds {
      first = List.copyOf(first);
    }
  }

  /** The end of a customer's membership of a group. */
  public record ComingEnd(String customer, String group, Instant at) {}

  /**
   * Announces the notices of memberships that are due, as events.
   *
   * @param most how many at most
   */
  public record AnnounceDue(int most) {}
}
