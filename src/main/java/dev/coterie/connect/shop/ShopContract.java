package dev.coterie.connect.shop;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sorting;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What others may ask of the shops. A process of its own may answer. */
public final class ShopContract {
  public static final Ask<FindShop, Result<Shop>> FIND = Ask.anywhere("connect.shop.find");
  public static final Ask<FindShopOf, Result<Shop>> FIND_OF = Ask.anywhere("connect.shop.findOf");
  public static final Ask<ListShops, Page<Shop>> LIST = Ask.anywhere("connect.shop.list");
  public static final Ask<Overlook, Result<ShopOverview>> OVERLOOK =
      Ask.anywhere("connect.shop.overlook");
  public static final Command<PutShop, Result<StoredShop>> PUT =
      Command.anywhere("connect.shop.put");
  public static final Command<ChangeShop, Result<Shop>> CHANGE =
      Command.anywhere("connect.shop.change");
  public static final Ask<SignLink, Result<SignedLink>> SIGN = Ask.anywhere("connect.shop.sign");

  private ShopContract() {}

  public record FindShop(ShopRef shop) {}

  /** The shop of a customer. */
  public record FindShopOf(String customer) {}

  /**
   * Shops.
   *
   * @param query that the slug, the name or the owner's code contains, empty for all
   * @param status null for any
   */
  public record ListShops(
      String query, @Nullable ShopStatus status, Sorting<ShopColumn> sorting, PageRequest page) {}

  /** What shops are sorted by. */
  public enum ShopColumn {
    SLUG,
    /** Those that end soon first; those that never end last. */
    UNTIL,
    SINCE
  }

  public record Overlook(ShopRef shop) {}

  /**
   * A shop at a glance.
   *
   * @param listings that are shown to customers
   * @param promoted of those, now
   * @param lifted of those, whose price the mall's minimum raised
   * @param underCost of those, whose price is below the wholesale price
   * @param withdrawn listings that the mall offers no longer
   */
  public record ShopOverview(
      Shop shop, long listings, long promoted, long lifted, long underCost, long withdrawn) {}

  /** Makes a shop of a customer, or gives the one of that slug all of the fields. */
  public record PutShop(String slug, JsonObject body) {}

  /** A shop as it is now, and whether it was made just then. */
  public record StoredShop(Shop shop, boolean created) {}

  /**
   * Changes a shop.
   *
   * @param patch a JSON merge patch (RFC 7396) of its representation; where that has a {@code
   *     version}, the change is refused unless the shop has it still
   */
  public record ChangeShop(ShopRef shop, JsonObject patch) {}

  /**
   * Signs a link by which a customer of the shop says who she is.
   *
   * @param customer the code that the shop's own groups know her by
   * @param hours for how long it counts, 1 to {@value #MAX_HOURS}
   */
  public record SignLink(ShopRef shop, String customer, int hours) {
    public static final int MAX_HOURS = 8_760;
  }

  /**
   * A signed link.
   *
   * @param token the value of the parameter {@code as} of pages of the shop
   */
  public record SignedLink(String customer, String token, Instant until) {}

  /** Refused with when no shop that the caller may reach has the slug. */
  public static Refusal unknownShop(String slug) {
    return Refusal.unknown("unknown-shop", "no shop has the address " + slug);
  }
}
