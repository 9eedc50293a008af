package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.Sorting;
import dev.coterie.kernel.TextForm;
import dev.coterie.ledger.MemberColumn;
import dev.coterie.ledger.MemberFilter;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Memberships;
import dev.coterie.membership.MembershipContract.Term;
import dev.coterie.membership.Transition;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a group, and the memberships of a customer. */
public final class MembersApi implements Resource {
  private static final List<Transition> TRANSITIONS =
      List.of(
          Transition.CANCEL,
          Transition.REINSTATE,
          Transition.PAUSE,
          Transition.RESUME,
          Transition.TRIAL);
  private static final String MEMBER = "/v1/groups/:code/members/:customer";

  private final ShopCalendar calendar;
  private final Clock clock;

  public MembersApi(ShopCalendar calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/v1/groups/:code/members",
        Scope.ADMIN,
        this::ofGroup,
        "query",
        "status",
        "limit",
        "cursor");
    routes.write(PUT, MEMBER, Scope.ADMIN, this::assign);
    routes.write(DELETE, MEMBER, Scope.ADMIN, this::end);
    TRANSITIONS.forEach(
        transition ->
            routes.write(
                POST,
                MEMBER + "/" + EnumNames.of(transition),
                Scope.MEMBERSHIPS,
                exchange -> transit(exchange, transition)));
    routes.get(
        "/v1/customers/:code/memberships",
        Scope.MEMBERSHIPS,
        this::ofCustomer,
        "at",
        "limit",
        "cursor");
  }

  private Future<Answer> assign(Exchange exchange) {
    String group = exchange.path("code", TextForm.GROUP_CODE);
    String customer = exchange.path("customer", TextForm.CUSTOMER_CODE);
    Fields body = exchange.bodyOrEmpty();
    Instant until = body.read("until", calendar::end);
    Term term = new Term(termKind(body, until), until);
    String reason = body.text("reason", TextForm.NOTE, "");
    body.check();
    return MembershipContract.ASSIGN
        .send(
            exchange.vertx(),
            exchange.actor(),
            new MembershipContract.Assign(customer, group, term, reason))
        .map(assigned -> Answer.of(assigned, membership -> answer(exchange, membership)));
  }

  private Future<Answer> end(Exchange exchange) {
    String group = exchange.path("code", TextForm.GROUP_CODE);
    String customer = exchange.path("customer", TextForm.CUSTOMER_CODE);
    return MembershipContract.END
        .send(exchange.vertx(), exchange.actor(), new MembershipContract.End(customer, group))
        .map(ended -> Answer.of(ended, done -> Answer.nothing()));
  }

  private Future<Answer> transit(Exchange exchange, Transition transition) {
    String group = exchange.path("code", TextForm.GROUP_CODE);
    String customer = exchange.path("customer", TextForm.CUSTOMER_CODE);
    Fields body = exchange.bodyOrEmpty();
    String reason = body.text("reason", TextForm.NOTE, "");
    body.check();
    return MembershipContract.TRANSIT
        .send(
            exchange.vertx(),
            exchange.actor(),
            new MembershipContract.Transit(customer, group, transition, reason))
        .map(result -> Answer.of(result, membership -> answer(exchange, membership)));
  }

  private Future<Answer> ofGroup(Exchange exchange) {
    String group = exchange.path("code", TextForm.GROUP_CODE);
    Params params = exchange.query();
    String query = params.text("query", TextForm.QUERY, "");
    MembershipStatus status = params.choice("status", MembershipStatus.class);
    PageRequest page = params.page();
    params.check();
    return MembershipContract.OF_GROUP
        .send(
            exchange.vertx(),
            new MembershipContract.OfGroup(
                group, new MemberFilter(query, status), Sorting.by(MemberColumn.CUSTOMER), page))
        .map(found -> Answer.of(found, memberships -> answer(exchange, memberships)));
  }

  private Future<Answer> ofCustomer(Exchange exchange) {
    String customer = exchange.path("code", TextForm.CUSTOMER_CODE);
    Params params = exchange.query();
    Instant at = params.read("at", ShopCalendar::instant);
    PageRequest page = params.page();
    params.check();
    return MembershipContract.OF_CUSTOMER
        .send(exchange.vertx(), new MembershipContract.OfCustomer(customer, at, page))
        .map(found -> Answer.of(found, memberships -> answer(exchange, memberships)));
  }

  /** A missing end means the group's duration, a null means for ever. */
  private static Term.TermKind termKind(Fields body, @Nullable Instant until) {
    if (until != null) {
      return Term.TermKind.UNTIL;
    }
    return body.isNull("until") ? Term.TermKind.FOR_EVER : Term.TermKind.USUAL;
  }

  private static Answer answer(Exchange exchange, Memberships found) {
    MembershipJson json = json(exchange);
    return Answer.list(found.items(), found.next(), each -> json.of(each, found.status(each)));
  }

  private Answer answer(Exchange exchange, Membership membership) {
    return Answer.ok(json(exchange).of(membership, membership.status(clock.instant(), true)));
  }

  private static MembershipJson json(Exchange exchange) {
    return new MembershipJson(exchange.caller().may(Scope.ADMIN));
  }
}
