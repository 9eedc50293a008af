package dev.coterie.group;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
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
  public static final Command<Revise, Result<FoundGroups>> REVISE = new Command<>("group.revise");
  public static final Ask<FindGroups, Result<FoundGroups>> FIND = new Ask<>("group.find");
  public static final Ask<ListGroups, Page<Group>> LIST = new Ask<>("group.list");
  public static final Command<SellGroup, Result<Group>> SELL = new Command<>("group.sell");
  public static final Ask<AssessDeletion, Result<DeletionImpact>> IMPACT =
      new Ask<>("group.impact");
  public static final Command<DeleteGroup, Result<Done>> DELETE =
      new Command<>("group.delete", Duration.ofMinutes(5));

  /** The code of the refusal of a change that was made from another version. */
  public static final String STALE_VERSION = "stale-version";

  private GroupContract() {}

  public record CreateGroup(GroupTerms terms) {}

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
  public record FindGroups(List<String> codes) {}

  /** In the order of the codes that were asked for. */
  public record FoundGroups(List<Group> groups) {}

  /**
   * Groups by id.
   *
   * @param kind null for all kinds
   */
  public record ListGroups(@Nullable GroupKind kind, PageRequest page) {}

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
