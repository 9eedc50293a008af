package dev.coterie.order.account;

/** A line of an order. */
record LineKey(String order, String line) {}
