package dev.coterie.list;

import dev.coterie.db.Storage;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupLocks;
import dev.coterie.group.terms.LockedGroup;
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
import java.util.function.Function;

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
    return ofGroup(
        ask.group(),
        group -> imports.ofGroup(pool, ask.group(), clock.instant()).map(Imports::new));
  }

  Future<Result<MembersPage>> members(ListMembers ask) {
    return ofGroup(
        ask.group(),
        group -> members.page(pool, group.id(), ask.query(), ask.page(), clock.instant()));
  }

  private <T> Future<Result<T>> ofGroup(String code, Function<LockedGroup, Future<T>> read) {
    return groups
        .find(pool, code)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Result.refused(GroupContract.unknownGroup(code)))
                    : read.apply(found.get()).map(Result::ok));
  }

  Future<Result<MemberImport>> find(FindMemberImport ask) {
    return ofImport(ask.group(), ask.id(), Future::succeededFuture);
  }

  Future<Result<WrongPage>> wrongRows(ListWrongRows ask) {
    return ofImport(ask.group(), ask.id(), found -> wrongRows.page(pool, found.id(), ask.page()));
  }

  Future<Result<Named>> named(FindMemberImport ask) {
    return ofImport(ask.group(), ask.id(), found -> changes.named(pool, found.id(), NAMED_AT_MOST));
  }

  private <T> Future<Result<T>> ofImport(
      String group, String id, Function<MemberImport, Future<T>> read) {
    return imports
        .find(pool, group, id, clock.instant())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Result.refused(ListContract.unknownImport(id)))
                    : read.apply(found.get()).map(Result::ok));
  }
}
