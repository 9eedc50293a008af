/** The whole event bus: asks, commands, broadcasts, and the tasks that follow one another. */
@NullMarked
package dev.coterie.bus;

import org.jspecify.annotations.NullMarked;
