package dev.coterie.membership;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Answers what is asked of memberships. */
public record MembershipVerticle(
    Storage storage, Clock clock, ShopCalendar calendar, LedgerHooks hooks)
    implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    LedgerSession session = new LedgerSession(clock, calendar, hooks);
    MembershipService memberships = new MembershipService(storage, clock, session);
    TrendService trends = new TrendService(storage.pool());
    TransitionService transitions = new TransitionService(storage, session);
    return List.of(
        MembershipContract.ASSIGN.answerWith(vertx, memberships::assign),
        MembershipContract.END.answerWith(vertx, memberships::end),
        MembershipContract.OF_CUSTOMER.answerWith(vertx, memberships::ofCustomer),
        MembershipContract.OF_GROUP.answerWith(vertx, memberships::ofGroup),
        MembershipContract.HELD.answerWith(vertx, memberships::held),
        MembershipContract.TREND.answerWith(vertx, trends::read),
        MembershipContract.TRANSIT.answerWith(vertx, transitions::transit));
  }
}
