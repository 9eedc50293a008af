package dev.coterie.ledger.tier;

import dev.coterie.kernel.Money;

/**
 * What was paid for the part of a unit that a change leaves unused.
 *
 * @param value rounded as prices are, at most what was paid for the unit
 */
public record UnusedValue(OrderUnit unit, Money value) {}
