/**
 * The use cases on the ledger: assign, sell, cancel, pause, resume, try, end, and what follows a
 * change of a group.
 */
@NullMarked
package dev.coterie.membership;

import org.jspecify.annotations.NullMarked;
