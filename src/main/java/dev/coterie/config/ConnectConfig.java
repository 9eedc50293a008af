package dev.coterie.config;

/**
 * Whether memberships can open shops of their customers.
 *
 * @param enabled whether connect groups can be made, and their shops reached
 */
public record ConnectConfig(boolean enabled) {}
