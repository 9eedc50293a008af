/**
 * JSON from outside, read strictly and with all its errors at once; and the forms of JSON that many
 * write.
 */
@NullMarked
package dev.coterie.json;

import org.jspecify.annotations.NullMarked;
