package dev.coterie.list;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import dev.coterie.expiry.GroupNotices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/**
 * Answers what is asked of lists as files.
 *
 * @param removalPercent of a list's members, above which a removal has to be confirmed
 */
public record ListVerticle(Storage storage, GroupNotices notices, int removalPercent, Clock clock)
    implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    ListChanges changes = new ListChanges(notices);
    ListService lists = new ListService(storage, changes, clock);
    ImportPlanning planning = new ImportPlanning(vertx, storage, removalPercent, clock);
    ImportWriting writing = new ImportWriting(storage, changes, clock);
    return List.of(
        ListContract.PLAN.answerWith(vertx, planning::plan),
        ListContract.BEGIN.answerWith(vertx, planning::begin),
        ListContract.FIND.answerWith(vertx, lists::find),
        ListContract.COMMIT.answerWith(vertx, writing::commit),
        ListContract.BEGIN_COMMIT.answerWith(vertx, writing::beginCommit),
        ListContract.UNDO.answerWith(vertx, writing::undo),
        ListContract.CANCEL.answerWith(vertx, writing::cancel),
        ListContract.LIST.answerWith(vertx, lists::imports),
        ListContract.WRONG_ROWS.answerWith(vertx, lists::wrongRows),
        ListContract.NAMED.answerWith(vertx, lists::named),
        ListContract.MEMBERS.answerWith(vertx, lists::members));
  }
}
