package dev.coterie.year.ledger;

/** One unit of an order's line, from 1: what gives one duration of a plan, or a gift. */
public record Unit(String order, int number) {

  /** Whether it is one of the last units of an order, from one of them on. */
  boolean isOf(String other, int first) {
    return order.equals(other) && number >= first;
  }
}
