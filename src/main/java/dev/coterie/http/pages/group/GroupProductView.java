package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.catalog.ShownProduct;
import org.jspecify.annotations.Nullable;

/**
 * The special product that sells a group.
 *
 * @param shown null where it was never made
 */
public record GroupProductView(
    PageFrame frame, Notice notice, Group group, @Nullable ShownProduct shown) {

  /** How long one purchase lasts. */
  public String duration() {
    Integer days = group.terms().plan().durationDays();
    return days == null ? frame.t().say("product.forEver") : frame.t().say("product.days", days);
  }
}
