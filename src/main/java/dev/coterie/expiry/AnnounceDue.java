package dev.coterie.expiry;

/**
 * Tells what is due of memberships: reminders and ends, as events.
 *
 * @param most how much at most
 */
public record AnnounceDue(int most) {}
