/** What happened, as lines that people read: all of it, and that of one subject. */
@NullMarked
package dev.coterie.http.pages.event;

import org.jspecify.annotations.NullMarked;
