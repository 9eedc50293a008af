/** The customers' accounts: what changes credited, what pays for plans, and what is given back. */
@NullMarked
package dev.coterie.order.account;

import org.jspecify.annotations.NullMarked;
