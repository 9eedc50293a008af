package dev.coterie.ledger;

/** One unit of an order line. */
public record OrderUnit(String order, String line, int number) {}
