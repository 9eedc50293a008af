package dev.coterie.membership;

/** A customer and the code of the group that a gift is for. */
public record Purchaser(long customerId, String group) {}
