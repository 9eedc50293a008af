/** Customers, and all that staff do for one of them. */
@NullMarked
package dev.coterie.http.pages.customer;

import org.jspecify.annotations.NullMarked;
