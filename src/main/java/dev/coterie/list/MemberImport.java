package dev.coterie.list;

import dev.coterie.kernel.EnumNames;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of members: what it would change of a list, or what it changed.
 *
 * @param group the code of the list
 * @param invites whether addresses of nobody are kept until a web customer has them
 * @param actor who sent the file
 * @param rowsRead so far, without the header
 * @param written how many changes are written so far
 * @param counts what it comes to, once it is planned
 * @param confirms whether so many members are removed that their number has to be said
 * @param fault why the file cannot be read, or the plan was not written; empty otherwise
 */
public record MemberImport(
    String id,
    String group,
    ImportMode mode,
    boolean invites,
    MemberImportState state,
    String actor,
    Instant begunAt,
    @Nullable Instant doneAt,
    long rowsRead,
    long written,
    Counts counts,
    boolean confirms,
    String fault) {
  /** For how long what it did can be undone, and the plan is kept. */
  public static final Duration KEPT = Duration.ofDays(30);

  /**
   * What an import comes to.
   *
   * @param kept members who stay
   * @param invited addresses that are kept for whom comes to have them
   * @param wrong rows that count for nothing
   * @param membersBefore how many the list had when it was planned
   */
  public record Counts(
      long added, long removed, long kept, long invited, long wrong, long membersBefore) {

    /** How many changes are to be written. */
    public long changes() {
      return added + removed;
    }
  }

  /** How far an import is. */
  public enum MemberImportState {
    READING,
    PLANNED,
    IMPORTING,
    DONE,
    UNDOING,
    UNDONE,
    CANCELLED,
    /** The file is no table of members. */
    UNREADABLE,
    /** A fault ended it; nothing was written. */
    FAILED;

    /** Whether it goes on by itself. */
    public boolean isRunning() {
      return this == READING || this == IMPORTING || this == UNDOING;
    }

    public static MemberImportState of(String name) {
      return EnumNames.read(name, MemberImportState.class);
    }
  }

  /** Until when it can be undone; null where it cannot. */
  public @Nullable Instant undoableUntil() {
    return state == MemberImportState.DONE && doneAt != null ? doneAt.plus(KEPT) : null;
  }
}
