package dev.coterie.http.api;

import dev.coterie.http.server.Feed;
import dev.coterie.kernel.EnumNames;
import dev.coterie.list.ListContract;
import dev.coterie.list.ListContract.FindMemberImport;
import dev.coterie.list.MemberImport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** How far an import of members is, as often as that changes. */
final class ImportProgress implements Feed {
  private static final long LOOK_MILLIS = 500;

  private final Vertx vertx;
  private final FindMemberImport ask;
  private String last = "";
  private int number;

  ImportProgress(Vertx vertx, FindMemberImport ask) {
    this.vertx = vertx;
    this.ask = ask;
  }

  @Override
  public Future<List<Frame>> next() {
    return ListContract.FIND
        .send(vertx, ask)
        .map(found -> found.fold(this::frames, refusal -> List.of()));
  }

  private List<Frame> frames(MemberImport found) {
    String json = ListImportsApi.json(found).encode();
    if (json.equals(last)) {
      return List.of();
    }
    last = json;
    number++;
    return List.of(new Frame(Integer.toString(number), EnumNames.of(found.state()), json));
  }

  @Override
  public Runnable whenMore(Runnable action) {
    long timer = vertx.setPeriodic(LOOK_MILLIS, fired -> action.run());
    return () -> vertx.cancelTimer(timer);
  }
}
