package dev.coterie.customer;

/** A customer that this transaction has locked. */
public record LockedCustomer(long id, String code, boolean webAccount) {}
