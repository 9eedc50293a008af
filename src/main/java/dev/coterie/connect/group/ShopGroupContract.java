package dev.coterie.connect.group;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask of the discount groups of one shop. A process of its own may answer. */
public final class ShopGroupContract {
  public static final Ask<ListShopGroups, Result<ShopGroupList>> LIST =
      Ask.anywhere("connect.group.list");
  public static final Command<PutShopGroup, Result<StoredShopGroup>> PUT =
      Command.anywhere("connect.group.put");
  public static final Command<DeleteShopGroup, Result<Done>> DELETE =
      Command.anywhere("connect.group.delete");
  public static final Ask<ListShopGroupMembers, Result<ShopGroupMembers>> MEMBERS =
      Ask.anywhere("connect.group.members");
  public static final Command<PutShopGroupMember, Result<ShopGroupMember>> PUT_MEMBER =
      Command.anywhere("connect.group.putMember");
  public static final Command<RemoveShopGroupMember, Result<Done>> REMOVE_MEMBER =
      Command.anywhere("connect.group.removeMember");

  /** How many groups a shop may have. */
  public static final int MAX_GROUPS = 50;

  private ShopGroupContract() {}

  public record ListShopGroups(ShopRef shop) {}

  /** All of a shop's groups by code. */
  public record ShopGroupList(List<ShopGroup> groups) {}

  /**
   * Makes a group or changes it.
   *
   * @param version the version that this was decided from, null for any
   */
  public record PutShopGroup(
      ShopRef shop, String code, String name, PriceRule rule, @Nullable Long version) {}

  /** A group as it is now, and whether it was made just then. */
  public record StoredShopGroup(ShopGroup group, boolean created) {}

  /** Deletes a group; its members leave it. */
  public record DeleteShopGroup(ShopRef shop, String code) {}

  /** The members of a group by code, those who are over too. */
  public record ListShopGroupMembers(ShopRef shop, String code, String query, PageRequest page) {}

  /** A page of members. */
  public record ShopGroupMembers(List<ShopGroupMember> items, @Nullable String next) {}

  /** Puts a customer into a group from now on, or sets another end. */
  public record PutShopGroupMember(
      ShopRef shop, String code, String customer, @Nullable Instant until) {}

  public record RemoveShopGroupMember(ShopRef shop, String code, String customer) {}

  public static Refusal unknownShopGroup(String code) {
    return Refusal.unknown("unknown-group", "the shop has no group with the code " + code);
  }
}
