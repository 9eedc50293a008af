/** What shops list of the mall: rules, own prices, promotions, up-sells, and their import. */
@NullMarked
package dev.coterie.connect.listing;

import org.jspecify.annotations.NullMarked;
