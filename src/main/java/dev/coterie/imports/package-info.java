/** The import of CSV files: staged in batches, checked as a whole, merged in one statement. */
@NullMarked
package dev.coterie.imports;

import org.jspecify.annotations.NullMarked;
