/** The management pages of customer lists, by the name of the source: customer groups. */
@NullMarked
package dev.coterie.http.pages.list;

import org.jspecify.annotations.NullMarked;
