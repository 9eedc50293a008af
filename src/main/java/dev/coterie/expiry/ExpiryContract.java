package dev.coterie.expiry;

import dev.coterie.bus.Command;

/** What the timer asks of the announcer. */
public final class ExpiryContract {
  public static final Command<AnnounceDue, Announced> ANNOUNCE = new Command<>("expiry.announce");

  private ExpiryContract() {}

  /**
   * Announces the notices of memberships that are due, as events.
   *
   * @param most how many at most
   */
  public record AnnounceDue(int most) {}
}
