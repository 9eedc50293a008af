package dev.coterie.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer of the shop.
 *
 * @param code the shop's own, unique
 * @param email null where unknown; need not be unique
 * @param webAccount whether the customer can log in, and so be put in a list
 */
public record Customer(String code, @Nullable String email, String name, boolean webAccount) {}
