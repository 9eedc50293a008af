/** Customer groups, the changes to them, and the hooks of what depends on them. */
@NullMarked
package dev.coterie.group;

import org.jspecify.annotations.NullMarked;
