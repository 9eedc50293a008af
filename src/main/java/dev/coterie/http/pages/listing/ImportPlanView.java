package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.ListingContract.ImportPlan;
import dev.coterie.connect.listing.ListingContract.RefusedProduct;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.shop.PriceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A planned import.
 *
 * @param plan null where there is none: the rule was wrong, or it is done
 * @param refused what cannot be listed, or could not
 */
public record ImportPlanView(
    PageFrame frame,
    Notice notice,
    ImportChoice choice,
    @Nullable ImportPlan plan,
    List<RefusedProduct> refused) {

  public List<PriceKind> kinds() {
    return PriceKind.RULES;
  }

  /** Where the plan is carried out. */
  public String place() {
    return choice.at(ImportPlanPage.IMPORT).text();
  }

  /** Why a product cannot be listed. */
  public String reason(RefusedProduct product) {
    return frame.t().sayOr("import.refused." + product.code(), product.code());
  }
}
