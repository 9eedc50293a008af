/** What earlier versions left in the books for staff to settle; it only reads. */
@NullMarked
package dev.coterie.audit;

import org.jspecify.annotations.NullMarked;
