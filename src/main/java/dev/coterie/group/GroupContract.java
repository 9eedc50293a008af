package dev.coterie.group;

import dev.coterie.bus.Ask;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask of the groups. */
public final class GroupContract {
  public static final Ask<Create, Result<Group>> CREATE = new Ask<>("group.create");
  public static final Ask<Revise, Result<Groups>> REVISE = new Ask<>("group.revise");
  public static final Ask<Find, Result<Groups>> FIND = new Ask<>("group.find");
  public static final Ask<ListAll, Page<Group>> LIST = new Ask<>("group.list");
  public static final Ask<Sell, Result<Group>> SELL = new Ask<>("group.sell");
  public static final Ask<Weigh, Result<Impact>> IMPACT = new Ask<>("group.impact");
  public static final Ask<Delete, Result<Done>> DELETE =
      new Ask<>("group.delete", Duration.ofMinutes(5));

  /** The code of the refusal of a change that was made from another version. */
  public static final String STALE_VERSION = "stale-version";

  private GroupContract() {}

  public record Create(GroupTerms terms) {}

  /** Changes all the groups or none. */
  public record Revise(List<Revision> revisions) {}

  /**
   * New terms for the group that has their code.
   *
   * @param version the version that the terms were made from
   * @param path where the revision stands in its sender's input, as errors name it: empty, or such
   *     as {@code [3].}
   */
  public record Revision(GroupTerms terms, long version, String path) {}

  /** The groups of these codes; refused if one does not exist. */
  public record Find(List<String> codes) {}

  /** In the order of the codes that were asked for. */
  public record Groups(List<Group> groups) {}

  /**
   * Groups by id.
   *
   * @param kind null for all kinds
   */
  public record ListAll(GroupTerms.@Nullable Kind kind, PageRequest page) {}

  /**
   * Puts the group's product on sale or takes it off.
   *
   * @param version the version that this was decided from, null for any
   */
  public record Sell(String code, boolean enabled, @Nullable Long version) {}

  public record Weigh(String code) {}

  /**
   * What deleting a group would touch.
   *
   * @param members customers who hold it now or will
   * @param paidDaysLeft calendar days that they would lose, summed over those that end
   * @param endless how many of them hold it for ever
   * @param products the SKUs of the products that sell it, which go too
   * @param charges what was paid for it, which stays on record
   * @param dependents what else leans on the group, in words
   */
  public record Impact(
      long members,
      long paidDaysLeft,
      long endless,
      List<String> products,
      Charges charges,
      List<String> dependents) {}

  /**
   * What was charged for a group.
   *
   * @param totals one for each currency
   */
  public record Charges(long count, List<Money> totals) {}

  /**
   * Deletes a group.
   *
   * @param to the code of the group that members move to, null unless they do
   */
  public record Delete(String code, MembersPolicy members, @Nullable String to, String actor) {}

  /** What becomes of the members of a deleted group. */
  public enum MembersPolicy {
    /** Not deleted while there are any. */
    REFUSE,
    /** Their memberships end now. */
    END,
    /** What is left of their memberships goes on in another group. */
    MOVE
  }

  /**
   * What a group's change or deletion needs done to its memberships, within the same transaction.
   * The owner of memberships implements it.
   */
  public interface Members {
    /** From now on memberships of the group exclude those of its present tier. */
    Future<Void> followTier(Tx tx, long groupId, Instant now);

    Future<Void> end(Tx tx, long groupId, String actor, Instant now);

    Future<Void> move(Tx tx, Move move);
  }

  /**
   * What is left of one group's memberships at an instant goes on in another group.
   *
   * @param intoList whether the other group is a list, which takes web customers only
   */
  public record Move(
      long fromId, long toId, boolean intoList, Instant at, String actor, String reason) {}

  /**
   * What the product that sells a group needs done in the catalogue, within the same transaction,
   * which has locked the group. The owner of products implements it.
   */
  public interface Products {
    /**
     * Makes the group's product, on sale for the fee, and answers true; false where the SKU is that
     * of another product or was that of another group.
     */
    Future<Boolean> make(Tx tx, Group group, String sku);

    /** Answers whether that is a change. */
    Future<Boolean> sell(Tx tx, long groupId, boolean onSale);

    Future<Void> reprice(Tx tx, long groupId, Money fee);

    /** Removes the group's product, if there is one. */
    Future<Void> remove(Tx tx, long groupId);
  }

  /** Refused with when a change was made from another version than the present one. */
  static Refusal staleVersion(Group now, long version) {
    return Refusal.conflict(
        STALE_VERSION,
        "group %s is at version %d, the change was made from version %d: read it again"
            .formatted(now.terms().code(), now.version(), version));
  }

  /** Refused with when no group has the code. */
  public static Refusal unknownGroup(String code) {
    return Refusal.unknown("unknown-group", "no group has the code " + code);
  }
}
