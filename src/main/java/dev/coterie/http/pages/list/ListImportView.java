package dev.coterie.http.pages.list;

import dev.coterie.group.Group;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.kernel.EnumNames;
import dev.coterie.list.ListContract.Named;
import dev.coterie.list.ListContract.WrongPage;
import dev.coterie.list.MemberImport;
import dev.coterie.list.MemberImport.MemberImportState;
import org.jspecify.annotations.Nullable;

/**
 * A file of members: what it would change, or did.
 *
 * @param wrong the first rows that count for nothing
 * @param named the first of those whom it adds and removes
 */
public record ListImportView(
    PageFrame frame, Notice notice, Group list, MemberImport file, WrongPage wrong, Named named) {

  public Address here() {
    return Address.of(ListsPage.PATH, list.terms().code(), "imports", file.id());
  }

  public String placeOfList() {
    return ListPage.placeOf(list.terms().code()) + "#members";
  }

  public String state() {
    return EnumNames.of(file.state());
  }

  public boolean isRunning() {
    return file.state().isRunning();
  }

  /** Whether what it comes to is known. */
  public boolean isCounted() {
    return switch (file.state()) {
      case READING, UNREADABLE, FAILED -> false;
      default -> true;
    };
  }

  public boolean isPlanned() {
    return file.state() == MemberImportState.PLANNED;
  }

  /** Whether it changes or changed anything. */
  public boolean changesSomething() {
    return file.counts().changes() + file.counts().invited() > 0;
  }

  public boolean canBeCommitted() {
    return isPlanned() && changesSomething() && frame.edits();
  }

  public boolean canBeUndone() {
    return file.undoableUntil() != null && changesSomething();
  }

  public boolean canBeCancelled() {
    return file.state() == MemberImportState.READING || file.state() == MemberImportState.IMPORTING;
  }

  /** How much of the writing is done, null while that cannot be told. */
  public @Nullable String share() {
    long changes = file.counts().changes();
    return file.state() == MemberImportState.READING || changes == 0
        ? null
        : Long.toString(Math.min(100, file.written() * 100 / changes));
  }
}
