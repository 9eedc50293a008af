package dev.coterie.expiry;

import dev.coterie.bus.Command;

/** What the timer asks for. */
public final class ExpiryContract {
  public static final Command<AnnounceDue, Announced> ANNOUNCE = new Command<>("expiry.announce");

  private ExpiryContract() {}

  /**
   * Announces what is due of memberships: reminders and ends, as events.
   *
   * @param most how much at most
   */
  public record AnnounceDue(int most) {}
}
