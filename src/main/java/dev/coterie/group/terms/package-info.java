/** What a group is and grants: its kind, its price rule, its plan, as JSON and as columns. */
@NullMarked
package dev.coterie.group.terms;

import org.jspecify.annotations.NullMarked;
