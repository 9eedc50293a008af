/** Values that everything is made of: money, time, refusals, pages; Java only. */
@NullMarked
package dev.coterie.kernel;

import org.jspecify.annotations.NullMarked;
