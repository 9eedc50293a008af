package dev.coterie.ledger.tier;

/** One unit of an order line. */
public record OrderUnit(String order, String line, int number) {}
