/** The money of memberships: what was charged and refunded, and what is credited to customers. */
@NullMarked
package dev.coterie.order.account;

import org.jspecify.annotations.NullMarked;
