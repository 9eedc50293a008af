package dev.coterie.connect.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer of a shop in one of its groups.
 *
 * @param customer the code that the shop knows her by
 * @param until the first instant that no longer counts, null for ever
 */
public record ShopGroupMember(String customer, Instant from, @Nullable Instant until) {}
