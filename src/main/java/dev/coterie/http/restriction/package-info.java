/**
 * Who may enter a page and see a product, over HTTP: the rules, and the fast path of the checks.
 */
@NullMarked
package dev.coterie.http.restriction;

import org.jspecify.annotations.NullMarked;
