package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.ListingContract;
import dev.coterie.connect.listing.ListingContract.ChangeListings;
import dev.coterie.connect.listing.ListingContract.FindListing;
import dev.coterie.connect.listing.ListingContract.ListingChange;
import dev.coterie.connect.shop.Shop;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.listing.ListingCells.ListingPatch;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Saves the changed rows of the sheet of listings, all or none. A cell that another session changed
 * meanwhile is not overwritten unseen: the rows come back with both values.
 */
record ListingsSaving(Visit visit, Shop shop) {
  private static final String STALE = "stale-version";
  private static final Pattern PATH = Pattern.compile("\\[(\\d{1,4})\\]\\.(.+)");
  private static final int MAX_TRIES = 3;

  /**
   * What came of it.
   *
   * @param saved how many listings were changed
   * @param rows those that were not saved, as they were typed
   */
  record SavedListings(int status, Notice notice, int saved, List<ListingRow> rows) {

    /** Of nothing that was to be saved. */
    static SavedListings of(int status, Notice notice) {
      return new SavedListings(status, notice, 0, List.of());
    }

    boolean isDone() {
      return status == 200;
    }
  }

  Future<SavedListings> save() {
    return save(SentListing.rows(visit.form()), 1);
  }

  private Future<SavedListings> save(List<SentListing> sent, int attempt) {
    return edits(sent).compose(edits -> save(sent, edits, attempt));
  }

  /** The rows that were changed, held against what their listings are now. */
  private Future<List<ListingEdit>> edits(List<SentListing> sent) {
    return Future.all(sent.stream().map(this::edit).toList())
        .map(all -> all.<ListingEdit>list())
        .map(edits -> edits.stream().filter(edit -> !edit.changed().isEmpty()).toList());
  }

  private Future<ListingEdit> edit(SentListing row) {
    return ListingContract.FIND
        .send(visit.vertx(), new FindListing(shop.ref(), row.sku()))
        .map(Visit::require)
        .map(listing -> new ListingEdit(row, listing, cells().of(listing)));
  }

  private ListingCells cells() {
    return new ListingCells(shop.currency(), visit.texts());
  }

  private Future<SavedListings> save(List<SentListing> sent, List<ListingEdit> edits, int attempt) {
    long conflicts = edits.stream().filter(edit -> !edit.theirs().isEmpty()).count();
    if (conflicts > 0) {
      return Future.succeededFuture(unsaved(409, say("listings.conflict", conflicts), edits));
    }
    List<ListingPatch> patches =
        edits.stream().map(edit -> cells().patch(edit.cells(), edit.changed())).toList();
    if (patches.stream().anyMatch(patch -> !patch.errors().isEmpty())) {
      return Future.succeededFuture(wrong(edits, patches));
    }
    return edits.isEmpty()
        ? Future.succeededFuture(done(0))
        : ListingContract.CHANGE
            .send(
                visit.vertx(),
                visit.actor(),
                new ChangeListings(shop.ref(), changes(edits, patches)))
            .compose(
                changed ->
                    changed.fold(
                        all -> Future.succeededFuture(done(edits.size())),
                        refusal ->
                            refusal.code().equals(STALE) && attempt < MAX_TRIES
                                ? save(sent, attempt + 1)
                                : Future.succeededFuture(refused(edits, patches, refusal))));
  }

  private static List<ListingChange> changes(List<ListingEdit> edits, List<ListingPatch> patches) {
    return IntStream.range(0, edits.size())
        .mapToObj(
            index ->
                new ListingChange(
                    edits.get(index).listing().sku(),
                    patches.get(index).terms().put("version", edits.get(index).listing().version()),
                    "[" + index + "]."))
        .toList();
  }

  private SavedListings done(int saved) {
    return new SavedListings(200, Notice.done(say("listings.saved", saved)), saved, List.of());
  }

  private SavedListings unsaved(int status, String why, List<ListingEdit> edits) {
    return new SavedListings(
        status, Notice.wrong(why), 0, edits.stream().map(edit -> edit.row(Map.of())).toList());
  }

  private SavedListings wrong(List<ListingEdit> edits, List<ListingPatch> patches) {
    List<ListingRow> rows =
        IntStream.range(0, edits.size())
            .mapToObj(index -> edits.get(index).row(patches.get(index).errors()))
            .toList();
    long wrong = patches.stream().filter(patch -> !patch.errors().isEmpty()).count();
    return new SavedListings(422, Notice.wrong(say("listings.wrong", wrong)), 0, rows);
  }

  /** A refusal of cells is told beside them, any other one above all. */
  private SavedListings refused(
      List<ListingEdit> edits, List<ListingPatch> patches, Refusal refusal) {
    refusal.errors().forEach(error -> mark(patches, error));
    return refusal.errors().isEmpty()
        ? unsaved(409, visit.texts().answer(refusal), edits)
        : wrong(edits, patches);
  }

  private void mark(List<ListingPatch> patches, FieldError error) {
    Matcher path = PATH.matcher(error.field());
    if (path.matches()) {
      patches
          .get(Integer.parseInt(path.group(1)))
          .errors()
          .put(ListingField.ofTerm(path.group(2)), visit.texts().answer(error.message()));
    }
  }

  private String say(String key, Object... values) {
    return visit.texts().say(key, values);
  }
}
