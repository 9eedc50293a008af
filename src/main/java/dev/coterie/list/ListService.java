package dev.coterie.list;

import dev.coterie.db.Storage;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupLocks;
import dev.coterie.kernel.Result;
import dev.coterie.list.ListContract.FindMemberImport;
import dev.coterie.list.ListContract.Imports;
import dev.coterie.list.ListContract.ListMemberImports;
import dev.coterie.list.ListContract.ListMembers;
import dev.coterie.list.ListContract.ListWrongRows;
import dev.coterie.list.ListContract.MembersPage;
import dev.coterie.list.ListContract.Named;
import dev.coterie.list.ListContract.WrongPage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.function.Supplier;

/** Reads what is known of lists and of their imports. */
final class ListService {
  private static final int NAMED_AT_MOST = 50;

  private final Pool pool;
  private final Clock clock;
  private final ListChanges changes;
  private final GroupLocks groups = new GroupLocks();
  private final MemberImports imports = new MemberImports();
  private final WrongRowsOfLists wrongRows = new WrongRowsOfLists();
  private final ListedMembers members = new ListedMembers();

  ListService(Storage storage, ListChanges changes, Clock clock) {
    this.pool = storage.pool();
    this.changes = changes;
    this.clock = clock;
  }

  Future<Result<Imports>> imports(ListMemberImports ask) {
    return groups
        .find(pool, ask.group())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(
                        Result.refused(GroupContract.unknownGroup(ask.group())))
                    : imports
                        .ofGroup(pool, ask.group(), clock.instant())
                        .map(Imports::new)
                        .map(Result::ok));
  }

  Future<Result<WrongPage>> wrongRows(ListWrongRows ask) {
    return ofImport(ask.group(), ask.id(), () -> wrongRows.page(pool, ask.id(), ask.page()));
  }

  Future<Result<Named>> named(FindMemberImport ask) {
    return ofImport(ask.group(), ask.id(), () -> changes.named(pool, ask.id(), NAMED_AT_MOST));
  }

  private <T> Future<Result<T>> ofImport(String group, String id, Supplier<Future<T>> read) {
    return imports
        .find(pool, group, id, clock.instant())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Result.refused(ListContract.unknownImport(id)))
                    : read.get().map(Result::ok));
  }

  Future<Result<MembersPage>> members(ListMembers ask) {
    return groups
        .find(pool, ask.group())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(
                        Result.refused(GroupContract.unknownGroup(ask.group())))
                    : members
                        .page(pool, found.get().id(), ask.query(), ask.page(), clock.instant())
                        .map(Result::ok));
  }
}
