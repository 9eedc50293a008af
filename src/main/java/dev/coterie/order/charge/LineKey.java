package dev.coterie.order.charge;

/** A line of an order. */
public record LineKey(String order, String line) {}
