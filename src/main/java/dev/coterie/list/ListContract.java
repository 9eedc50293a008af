package dev.coterie.list;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask of lists of customers as files. */
public final class ListContract {
  private static final Duration OF_LONG_WORK = Duration.ofMinutes(20);

  /** Answers as soon as the reading has begun. */
  public static final Command<PlanMembers, Result<MemberImport>> BEGIN =
      new Command<>("list.import.begin");

  /** Answers when the plan is made. */
  public static final Command<PlanMembers, Result<MemberImport>> PLAN =
      new Command<>("list.import.plan", OF_LONG_WORK);

  public static final Ask<FindMemberImport, Result<MemberImport>> FIND =
      new Ask<>("list.import.find");
  public static final Ask<ListMemberImports, Result<Imports>> LIST = new Ask<>("list.import.list");
  public static final Ask<ListWrongRows, Result<WrongPage>> WRONG_ROWS =
      new Ask<>("list.import.wrong-rows");

  /** The members whom an import adds or removes, the first of them. */
  public static final Ask<FindMemberImport, Result<Named>> NAMED = new Ask<>("list.import.named");

  /** Answers when it is written. */
  public static final Command<CommitMemberImport, Result<MemberImport>> COMMIT =
      new Command<>("list.import.commit", OF_LONG_WORK);

  /** Answers as soon as the writing has begun. */
  public static final Command<CommitMemberImport, Result<MemberImport>> BEGIN_COMMIT =
      new Command<>("list.import.begin-commit");

  public static final Command<FindMemberImport, Result<MemberImport>> UNDO =
      new Command<>("list.import.undo", OF_LONG_WORK);
  public static final Command<FindMemberImport, Result<MemberImport>> CANCEL =
      new Command<>("list.import.cancel");

  /** The members of a list with their e-mail addresses, by code, as a file has them. */
  public static final Ask<ListMembers, Result<MembersPage>> MEMBERS = new Ask<>("list.members");

  private ListContract() {}

  /**
   * Finds out what a file would change.
   *
   * @param path of the file; the asker of {@link #PLAN} deletes it after the answer, that of {@link
   *     #BEGIN} leaves it to be deleted
   */
  public record PlanMembers(String group, ImportMode mode, boolean invites, String path) {}

  public record FindMemberImport(String group, String id) {}

  /** The newest imports of a list first. */
  public record ListMemberImports(String group) {}

  public record Imports(List<MemberImport> all) {}

  /**
   * Writes a plan.
   *
   * @param confirmed the number of members whom the caller knows to be removed, null if none was
   *     said
   */
  public record CommitMemberImport(String group, String id, @Nullable Long confirmed) {}

  public record ListWrongRows(String group, String id, PageRequest page) {}

  /** Rows that count for nothing, by their number. */
  public record WrongPage(List<WrongRow> items, @Nullable String next) {}

  /**
   * One of them.
   *
   * @param number as a spreadsheet shows it: the header is row 1
   */
  public record WrongRow(int number, String code, String email, RowFault fault) {}

  /** Codes of customers. */
  public record Named(List<String> added, List<String> removed) {}

  /**
   * Asks for the members of a list.
   *
   * @param query a part of the code, the e-mail address or the name; empty for all
   */
  public record ListMembers(String group, String query, PageRequest page) {}

  public record MembersPage(List<ListedMember> items, @Nullable String next) {}

  /**
   * A member as a file has it.
   *
   * @param email null where unknown
   */
  public record ListedMember(String code, @Nullable String email) {}

  static Refusal noList(String code) {
    return Refusal.conflict(
        "not-a-list",
        "group " + code + " is no list: only lists take files of members, others are paid for");
  }

  static Refusal unknownImport(String id) {
    return Refusal.unknown("unknown-import", "no import of the list has the id " + id);
  }

  static Refusal stalePlan(String id) {
    return Refusal.conflict(
        "stale-plan",
        "the list or customers of the file were changed since import "
            + id
            + " was planned: send the file again");
  }

  static Refusal confirmRemoval(long removed, long members) {
    return Refusal.conflict(
        "confirm-removal",
        "confirm must be %d: so many of %d members would be removed".formatted(removed, members));
  }

  static Refusal notPlanned(String id) {
    return Refusal.conflict("not-planned", "import " + id + " is not waiting to be written");
  }

  static Refusal notUndoable(String id) {
    return Refusal.conflict(
        "not-undoable",
        "import " + id + " is not there to be undone: only what is done is, for 30 days");
  }

  static Refusal notCancellable(String id) {
    return Refusal.conflict(
        "not-cancellable", "import " + id + " is over: it can be undone instead");
  }

  static Refusal cancelled(String id) {
    return Refusal.conflict("cancelled", "import " + id + " was cancelled, and nothing written");
  }

  static Refusal unreadable(String whatWouldBeRight) {
    return Refusal.invalid("file", whatWouldBeRight);
  }
}
