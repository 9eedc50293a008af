package dev.coterie.order.gift;

/** Gives a gift's membership to a customer. */
public record Redeem(String code, String customer) {}
