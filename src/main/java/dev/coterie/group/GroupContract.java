package dev.coterie.group;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.group.terms.GroupChange;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask of the groups. */
public final class GroupContract {
  public static final Command<CreateGroup, Result<Group>> CREATE = new Command<>("group.create");
  public static final Command<ChangeGroups, Result<ChangedGroups>> CHANGE =
      new Command<>("group.change");
  public static final Ask<FindGroup, Result<Group>> FIND = new Ask<>("group.find");
  public static final Ask<ListGroups, Page<Group>> LIST = new Ask<>("group.list");
  public static final Ask<ListGroupNames, GroupNames> NAMES = new Ask<>("group.names");
  public static final Ask<FindGroupNames, GroupNames> NAMES_OF = new Ask<>("group.namesOf");
  public static final Command<SellGroup, Result<Group>> SELL = new Command<>("group.sell");
  public static final Ask<AssessDeletion, Result<DeletionImpact>> IMPACT =
      new Ask<>("group.impact");
  public static final Command<DeleteGroup, Result<Done>> DELETE =
      new Command<>("group.delete", Duration.ofHours(1));

  private GroupContract() {}

  public record CreateGroup(GroupTerms terms) {}

  /** Changes all the groups or none. */
  public record ChangeGroups(List<GroupChange> changes) {}

  /** The groups as they are afterwards, in the order of their changes. */
  public record ChangedGroups(List<Group> groups) {}

  public record FindGroup(String code) {}

  /**
   * Groups by id.
   *
   * @param kind null for all kinds
   * @param query that the code or the name contains, empty for all
   */
  public record ListGroups(@Nullable GroupKind kind, String query, PageRequest page) {}

  /**
   * The names of groups by id, without what takes longer to read.
   *
   * @param kind null for all kinds
   * @param most how many at most
   */
  public record ListGroupNames(@Nullable GroupKind kind, int most) {}

  /** The names of groups by their ids, deleted ones too. */
  public record FindGroupNames(List<Long> ids) {}

  /**
   * Names of groups.
   *
   * @param all whether there are no more
   */
  public record GroupNames(List<GroupName> groups, boolean all) {}

  /** What a group is called. */
  public record GroupName(long id, String code, String name, boolean archived) {}

  /**
   * Puts the group's product on sale or takes it off.
   *
   * @param version the version that this was decided from, null for any
   */
  public record SellGroup(String code, boolean enabled, @Nullable Long version) {}

  public record AssessDeletion(String code) {}

  /**
   * Deletes a group.
   *
   * @param to the code of the group that members move to, null unless they do
   */
  public record DeleteGroup(String code, MembersPolicy members, @Nullable String to) {}

  /** What becomes of the members of a deleted group. */
  public enum MembersPolicy {
    /** Not deleted while there are any. */
    REFUSE,
    /** Their memberships end now. */
    END,
    /** What is left of their memberships goes on in another group. */
    MOVE
  }

  /** Refused with when a change was made from another version than the present one. */
  static Refusal staleVersion(String code, long present, long version) {
    return Refusal.conflict(
        "stale-version",
        "group %s is at version %d, the change was made from version %d: read it again"
            .formatted(code, present, version));
  }

  /** Refused with where shops of members are switched off. */
  public static Refusal connectNotEnabled() {
    return Refusal.forbidden(
        "connect-not-enabled", "shops of members are switched off: set connect.enabled to true");
  }

  /** Refused with when no group has the code. */
  public static Refusal unknownGroup(String code) {
    return Refusal.unknown("unknown-group", "no group has the code " + code);
  }
}
