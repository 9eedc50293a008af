/** Who makes a request and what they may do, and whether it repeats an earlier one. */
@NullMarked
package dev.coterie.http.access;

import org.jspecify.annotations.NullMarked;
