/** The discount groups of a shop, for its own customers, whom no other shop sees. */
@NullMarked
package dev.coterie.connect.group;

import org.jspecify.annotations.NullMarked;
