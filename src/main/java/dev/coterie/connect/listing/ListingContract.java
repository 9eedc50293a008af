package dev.coterie.connect.listing;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask of the listings of one shop. A process of its own may answer. */
public final class ListingContract {
  public static final Ask<FindListing, Result<Listing>> FIND = Ask.anywhere("connect.listing.find");
  public static final Ask<ListListings, Result<ListedListings>> LIST =
      Ask.anywhere("connect.listing.list");
  public static final Command<PutListing, Result<StoredListing>> PUT =
      Command.anywhere("connect.listing.put");
  public static final Command<ChangeListings, Result<ChangedListings>> CHANGE =
      Command.anywhere("connect.listing.change");
  public static final Command<ApplyRule, Result<ChangedListings>> APPLY =
      Command.anywhere("connect.listing.apply");
  public static final Command<DeleteListing, Result<Done>> DELETE =
      Command.anywhere("connect.listing.delete");
  public static final Command<ArrangePromotions, Result<Done>> ARRANGE =
      Command.anywhere("connect.listing.arrange");
  public static final Ask<PlanListings, Result<ImportPlan>> PLAN =
      Ask.anywhere("connect.listing.plan");
  public static final Command<ImportListings, Result<ImportOutcome>> IMPORT =
      Command.anywhere("connect.listing.import");

  private ListingContract() {}

  public record FindListing(ShopRef shop, String sku) {}

  /**
   * The listings of a shop: the promoted ones by position, then the others by SKU.
   *
   * @param query that the SKU or the shown name contains, empty for all
   * @param filter null for all
   */
  public record ListListings(
      ShopRef shop, String query, @Nullable ListingFilter filter, PageRequest page) {}

  /** Which listings of a shop. */
  public enum ListingFilter {
    PROMOTED,
    NOT_PROMOTED,
    LIFTED,
    UNDER_COST,
    WITHDRAWN
  }

  /** A page of listings. */
  public record ListedListings(List<Listing> items, @Nullable String next) {}

  /**
   * Lists a product or gives its listing all of the fields.
   *
   * @param body the representation of a listing
   */
  public record PutListing(ShopRef shop, String sku, JsonObject body) {}

  /** A listing as it is now, and whether it was made just then. */
  public record StoredListing(Listing listing, boolean created) {}

  /** Changes all the listings or none. */
  public record ChangeListings(ShopRef shop, List<ListingChange> changes) {}

  /**
   * What to change of a listing.
   *
   * @param patch a JSON merge patch (RFC 7396) of its representation; where that has a {@code
   *     version}, the change is refused unless the listing has it still
   * @param path where the change stands in its sender's input, as errors name it: empty, or such as
   *     {@code [3].}
   */
  public record ListingChange(String sku, JsonObject patch, String path) {}

  /** The listings as they are afterwards, in the order of their changes. */
  public record ChangedListings(List<Listing> listings) {}

  /**
   * Gives many listings one rule. Where it comes out below the mall's minimum, that lifts the
   * price.
   *
   * @param rule null for the shop's default
   */
  public record ApplyRule(ShopRef shop, List<String> skus, @Nullable PriceRule rule) {}

  public record DeleteListing(ShopRef shop, String sku) {}

  /**
   * Promotes exactly these, in this order; windows of those that were promoted stay.
   *
   * @param skus of listings of the shop
   * @param before that are promoted, in their order, when this is decided: refused if others are by
   *     now; null for any
   */
  public record ArrangePromotions(ShopRef shop, List<String> skus, @Nullable List<String> before) {}

  /**
   * What an import would list, and at which prices; writes nothing.
   *
   * @param rule of the new listings, null for the shop's default
   */
  public record PlanListings(ShopRef shop, ImportSelection selection, @Nullable PriceRule rule) {}

  /**
   * A planned import.
   *
   * @param created how many listings it would make
   * @param kept how many products are listed already, and stay as they are
   * @param refused the first that cannot be listed
   * @param refusals how many cannot be listed
   * @param first the first that would be made
   */
  public record ImportPlan(
      int created,
      int kept,
      List<RefusedProduct> refused,
      int refusals,
      List<PlannedListing> first) {}

  /**
   * A listing that an import would make.
   *
   * @param price its list price
   * @param lifted whether the mall's minimum would raise it
   */
  public record PlannedListing(
      String sku,
      String name,
      Money wholesale,
      @Nullable Money minimum,
      Money price,
      boolean lifted) {}

  /** As {@link PlanListings}, done: what is listed already stays as it is. */
  public record ImportListings(ShopRef shop, ImportSelection selection, @Nullable PriceRule rule) {}

  /**
   * What an import came to.
   *
   * @param refused the products that could not be listed, up to {@value #MAX_REFUSED}
   */
  public record ImportOutcome(int created, int kept, List<RefusedProduct> refused) {
    public static final int MAX_REFUSED = 1_000;
  }

  /** A product that cannot be listed, and the code of the refusal. */
  public record RefusedProduct(String sku, String code) {}

  static Refusal unknownListing(String sku) {
    return Refusal.unknown("unknown-listing", "the shop does not list the product " + sku);
  }
}
