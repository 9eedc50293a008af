package dev.coterie.connect.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which products of the mall to list; exactly one of the fields says it.
 *
 * @param skus these
 * @param category all of it
 * @param query all that match a search
 * @param all all there are
 */
public record ImportSelection(
    @Nullable List<String> skus, @Nullable String category, @Nullable String query, boolean all) {
  public static final int MAX_SKUS = 10_000;
}
