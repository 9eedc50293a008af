package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ChangeGroups;
import dev.coterie.group.GroupContract.FindGroup;
import dev.coterie.group.terms.GroupChange;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.group.GroupCells.Patch;
import dev.coterie.http.pages.group.SheetForm.SentRow;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Saves the changed rows of the sheet, all or none. A cell that a colleague changed meanwhile is
 * not overwritten unseen: the rows come back with both values.
 */
final class SheetSaving {
  private static final String STALE = "stale-version";
  private static final Pattern PATH = Pattern.compile("\\[(\\d+)\\]\\.(.+)");
  private static final int MAX_TRIES = 3;

  private final Currency shopCurrency;

  SheetSaving(Currency shopCurrency) {
    this.shopCurrency = shopCurrency;
  }

  /**
   * What came of it.
   *
   * @param saved how many groups were changed
   * @param undo what takes it back
   * @param rows those that were not saved, as they were typed
   */
  record Outcome(int status, Notice notice, int saved, SheetUndo undo, List<GroupRow> rows) {

    /** Of nothing that was to be saved. */
    static Outcome of(int status, Notice notice) {
      return new Outcome(status, notice, 0, SheetUndo.NONE, List.of());
    }

    boolean isDone() {
      return status == 200;
    }
  }

  Future<Outcome> save(Visit visit) {
    return save(visit, SheetForm.rows(visit.form()), 1);
  }

  private Future<Outcome> save(Visit visit, List<SentRow> sent, int attempt) {
    return edits(visit, sent).compose(edits -> save(visit, sent, edits, attempt));
  }

  private Future<Outcome> save(
      Visit visit, List<SentRow> sent, List<SheetEdit> edits, int attempt) {
    if (edits.stream().anyMatch(edit -> !edit.theirs().isEmpty())) {
      return Future.succeededFuture(conflict(visit, edits));
    }
    List<Patch> patches = edits.stream().map(edit -> patch(visit, edit)).toList();
    if (patches.stream().anyMatch(patch -> !patch.errors().isEmpty())) {
      return Future.succeededFuture(wrong(visit, edits, patches));
    }
    if (edits.isEmpty()) {
      return Future.succeededFuture(done(visit, 0, SheetUndo.NONE));
    }
    return GroupContract.CHANGE
        .send(visit.vertx(), visit.actor(), new ChangeGroups(changes(edits, patches)))
        .compose(
            changed ->
                changed.fold(
                    groups -> Future.succeededFuture(done(visit, edits, groups.groups())),
                    refusal ->
                        refusal.code().equals(STALE) && attempt < MAX_TRIES
                            ? save(visit, sent, attempt + 1)
                            : Future.succeededFuture(refused(visit, edits, patches, refusal))));
  }

  /** The rows that were changed, held against what their groups are now. */
  private Future<List<SheetEdit>> edits(Visit visit, List<SentRow> sent) {
    return Future.all(sent.stream().map(row -> edit(visit, row)).toList())
        .map(all -> all.<SheetEdit>list())
        .map(edits -> edits.stream().filter(edit -> !edit.changed().isEmpty()).toList());
  }

  private Future<SheetEdit> edit(Visit visit, SentRow row) {
    return GroupContract.FIND
        .send(visit.vertx(), new FindGroup(row.code()))
        .map(Visit::require)
        .map(group -> new SheetEdit(row, group, cells(visit).of(group.terms())));
  }

  private Patch patch(Visit visit, SheetEdit edit) {
    Money fee = edit.group().terms().plan().fee();
    Patch patch =
        cells(visit).patch(edit.cells(), edit.changed(), fee == null ? null : fee.currency());
    boolean changesRule =
        edit.changed().contains(GroupField.VALUE) || edit.changed().contains(GroupField.TYPE);
    if (changesRule && cells(visit).hides(edit.group().terms().pricing())) {
      patch.errors().put(GroupField.VALUE, visit.texts().say("groups.costHidden"));
    }
    return patch;
  }

  private GroupCells cells(Visit visit) {
    return new GroupCells(shopCurrency, visit.frame());
  }

  private static List<GroupChange> changes(List<SheetEdit> edits, List<Patch> patches) {
    List<GroupChange> changes = new ArrayList<>();
    for (int index = 0; index < edits.size(); index++) {
      Group group = edits.get(index).group();
      changes.add(
          new GroupChange(
              group.terms().code(),
              patches.get(index).terms().put("version", group.version()),
              "[" + index + "]."));
    }
    return changes;
  }

  private Outcome done(Visit visit, List<SheetEdit> edits, List<Group> changed) {
    return done(visit, edits.size(), SheetUndo.of(edits, changed, cells(visit)));
  }

  private static Outcome done(Visit visit, int saved, SheetUndo undo) {
    boolean takesBack = visit.field(SheetUndo.FLAG).equals("true");
    return new Outcome(
        200,
        Notice.done(visit.texts().say(takesBack ? "groups.undone" : "groups.saved", saved)),
        saved,
        undo,
        List.of());
  }

  private static Outcome conflict(Visit visit, List<SheetEdit> edits) {
    long rows = edits.stream().filter(edit -> !edit.theirs().isEmpty()).count();
    return new Outcome(
        409,
        Notice.wrong(visit.texts().say("groups.conflict", rows)),
        0,
        SheetUndo.NONE,
        edits.stream().map(edit -> edit.row(Map.of())).toList());
  }

  private static Outcome wrong(Visit visit, List<SheetEdit> edits, List<Patch> patches) {
    List<GroupRow> rows =
        IntStream.range(0, edits.size())
            .mapToObj(index -> edits.get(index).row(patches.get(index).errors()))
            .toList();
    long wrong = patches.stream().filter(patch -> !patch.errors().isEmpty()).count();
    return new Outcome(
        422, Notice.wrong(visit.texts().say("groups.wrong", wrong)), 0, SheetUndo.NONE, rows);
  }

  /** A refusal of cells is told beside them, any other one above all. */
  private static Outcome refused(
      Visit visit, List<SheetEdit> edits, List<Patch> patches, Refusal refusal) {
    List<Patch> marked = new ArrayList<>(patches);
    refusal.errors().forEach(error -> mark(marked, error, visit.texts()));
    if (marked.stream().anyMatch(patch -> !patch.errors().isEmpty())) {
      return wrong(visit, edits, marked);
    }
    return new Outcome(
        409,
        Notice.wrong(visit.texts().answer(refusal)),
        0,
        SheetUndo.NONE,
        edits.stream().map(edit -> edit.row(Map.of())).toList());
  }

  private static void mark(List<Patch> patches, FieldError error, Texts texts) {
    Matcher path = PATH.matcher(error.field());
    if (path.matches() && Integer.parseInt(path.group(1)) < patches.size()) {
      int index = Integer.parseInt(path.group(1));
      Patch patch = patches.get(index);
      Map<GroupField, String> errors = new HashMap<>(patch.errors());
      GroupField.ofTerm(path.group(2))
          .ifPresent(field -> errors.put(field, texts.answer(error.message())));
      patches.set(index, new Patch(patch.terms(), errors));
    }
  }
}
