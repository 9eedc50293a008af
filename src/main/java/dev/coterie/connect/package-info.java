/**
 * Shops of members as a part of the service: who answers for them, and what they learn of events.
 */
@NullMarked
package dev.coterie.connect;

import org.jspecify.annotations.NullMarked;
