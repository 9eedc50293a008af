/** The readers of the outbox, which bring events to the bus and wherever else they go. */
@NullMarked
package dev.coterie.delivery;

import org.jspecify.annotations.NullMarked;
