package dev.coterie.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which members of a group are meant.
 *
 * @param query what the customer's code, e-mail address or name contains, empty for all
 * @param status null for any
 */
public record MemberFilter(String query, @Nullable MembershipStatus status) {}
