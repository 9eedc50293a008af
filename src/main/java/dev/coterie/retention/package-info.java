/** What is deleted by its age: a little at a time, by one node at a time. */
@NullMarked
package dev.coterie.retention;

import org.jspecify.annotations.NullMarked;
