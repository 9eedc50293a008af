package dev.coterie.group;

import java.time.Instant;

/**
 * What is left of one group's memberships at an instant goes on in another group.
 *
 * @param withinTier whether both groups are of one tier
 * @param intoList whether the other group is a list, which takes web customers only
 */
public record Transfer(
    long fromId, long toId, boolean withinTier, boolean intoList, Instant at, String reason) {}
