/** Customer lists as files: members imported by plan, undone, and invited before they are known. */
@NullMarked
package dev.coterie.list;

import org.jspecify.annotations.NullMarked;
