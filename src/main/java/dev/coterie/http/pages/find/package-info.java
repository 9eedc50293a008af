/** Finds any page, group, customer or product by a part of its name. */
@NullMarked
package dev.coterie.http.pages.find;

import org.jspecify.annotations.NullMarked;
