/** The timer, and what is to be announced of memberships and when, each notice once. */
@NullMarked
package dev.coterie.expiry;

import org.jspecify.annotations.NullMarked;
