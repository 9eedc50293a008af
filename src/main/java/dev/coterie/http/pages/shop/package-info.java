/** The pages of the owner of a shop: at a glance, its groups, its settings and keys. */
@NullMarked
package dev.coterie.http.pages.shop;

import org.jspecify.annotations.NullMarked;
