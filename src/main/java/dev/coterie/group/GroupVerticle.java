package dev.coterie.group;

import dev.coterie.db.ChangeFeed;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;

/** Keeps the groups. */
public final class GroupVerticle extends VerticleBase {
  private final Pool pool;
  private final ChangeFeed feed;
  private final GroupContract.Members members;
  private final Clock clock;
  private final ShopCalendar calendar;

  public GroupVerticle(
      Pool pool,
      ChangeFeed feed,
      GroupContract.Members members,
      Clock clock,
      ShopCalendar calendar) {
    this.pool = pool;
    this.feed = feed;
    this.members = members;
    this.clock = clock;
    this.calendar = calendar;
  }

  @Override
  public Future<?> start() {
    GroupService groups = new GroupService(pool, feed, members, clock);
    GroupDeletion deletion = new GroupDeletion(pool, feed, members, clock, calendar);
    return Future.all(
        List.of(
            GroupContract.CREATE.answerWith(vertx, groups::create),
            GroupContract.REVISE.answerWith(vertx, groups::revise),
            GroupContract.FIND.answerWith(vertx, groups::find),
            GroupContract.LIST.answerWith(vertx, groups::list),
            GroupContract.IMPACT.answerWith(vertx, deletion::impact),
            GroupContract.DELETE.answerWith(vertx, deletion::delete)));
  }
}
