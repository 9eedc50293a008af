package dev.coterie.list;

import dev.coterie.bus.Faults;
import dev.coterie.imports.Sheet.UnreadableFile;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.Result;
import dev.coterie.list.MemberImport.MemberImportState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;

/** What becomes of an import that comes to nothing, and what its asker is told. */
final class ImportFailures {
  private final Pool pool;
  private final Clock clock;
  private final MemberImports imports = new MemberImports();

  ImportFailures(Pool pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  /**
   * Notes why it came to nothing, and fails all the same.
   *
   * @param was its state, unless it was cancelled
   * @param afterFault its state after a fault, which is reported
   */
  <T> Future<T> note(
      String id, MemberImportState was, MemberImportState afterFault, Throwable cause) {
    MemberImportState is = afterFault;
    String fault = "";
    if (cause instanceof UnreadableFile unreadable) {
      is = MemberImportState.UNREADABLE;
      fault = unreadable.whatWouldBeRight();
    } else if (cause instanceof RefusedException refused) {
      is = MemberImportState.FAILED;
      fault = refused.refusal().detail();
    } else {
      Faults.report("list.import", cause);
    }
    return imports
        .stopped(pool, id, was, is, fault, clock.instant())
        .transform(noted -> Future.failedFuture(cause));
  }

  /** The value, or the refusal that the work failed with; an unreadable file is one. */
  static <T> Future<Result<T>> answered(Future<T> work) {
    return work.map(Result::ok)
        .recover(
            cause -> {
              if (cause instanceof UnreadableFile unreadable) {
                return Future.succeededFuture(
                    Result.refused(ListContract.unreadable(unreadable.whatWouldBeRight())));
              }
              return cause instanceof RefusedException refused
                  ? Future.succeededFuture(Result.refused(refused.refusal()))
                  : Future.failedFuture(cause);
            });
  }
}
