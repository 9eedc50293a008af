/** What happens: the catalogue of event types, and reading and following events. */
@NullMarked
package dev.coterie.event;

import org.jspecify.annotations.NullMarked;
