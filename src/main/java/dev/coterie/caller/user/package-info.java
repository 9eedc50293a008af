/** The users of the management pages, their passwords and their sessions. */
@NullMarked
package dev.coterie.caller.user;

import org.jspecify.annotations.NullMarked;
