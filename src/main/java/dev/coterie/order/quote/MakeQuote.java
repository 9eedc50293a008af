package dev.coterie.order.quote;

/** Asks what a purchase would come to. */
public record MakeQuote(String customer, String group, int quantity) {}
