/** The shops of members: opened by a membership, found, renamed, handed on, and their links. */
@NullMarked
package dev.coterie.connect.shop;

import org.jspecify.annotations.NullMarked;
