package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Fields;
import dev.coterie.http.Params;
import dev.coterie.http.Resource;
import dev.coterie.http.Routes;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import dev.coterie.kernel.Validity;
import dev.coterie.kernel.Words;
import dev.coterie.membership.Membership;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Memberships;
import dev.coterie.membership.MembershipContract.Term;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The members of a group, and the memberships of a customer. */
public final class MembersApi implements Resource {
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
    routes.get(
        "/v1/customers/:code/memberships", Scope.STOREFRONT, this::ofCustomer, "limit", "cursor");
  }

  private Future<Answer> assign(Exchange exchange) {
    String group = exchange.path("code", TextForm.GROUP_CODE);
    String customer = exchange.path("customer", TextForm.CUSTOMER_CODE);
    Fields body = exchange.bodyOrEmpty();
    Instant until = body.read("until", calendar::end);
    Term term = new Term(termKind(body, until), until);
    String reason = body.text("reason", TextForm.NOTE, "");
    body.check();
    String actor = exchange.caller().actor();
    return MembershipContract.ASSIGN
        .send(exchange.vertx(), new MembershipContract.Assign(customer, group, term, actor, reason))
        .map(assigned -> Answer.of(assigned, held -> Answer.ok(json(held, clock.instant(), true))));
  }

  private Future<Answer> end(Exchange exchange) {
    String group = exchange.path("code", TextForm.GROUP_CODE);
    String customer = exchange.path("customer", TextForm.CUSTOMER_CODE);
    return MembershipContract.END
        .send(exchange.vertx(), new MembershipContract.End(customer, group))
        .map(ended -> Answer.of(ended, done -> Answer.nothing()));
  }

  private Future<Answer> ofGroup(Exchange exchange) {
    String group = exchange.path("code", TextForm.GROUP_CODE);
    Params params = exchange.query();
    String query = params.text("query", TextForm.QUERY, "");
    Membership.Status status = params.choice("status", Membership.Status.class);
    PageRequest page = params.page();
    params.check();
    return MembershipContract.OF_GROUP
        .send(exchange.vertx(), new MembershipContract.OfGroup(group, query, status, page))
        .map(found -> Answer.of(found, held -> answer(exchange, held)));
  }

  private Future<Answer> ofCustomer(Exchange exchange) {
    String customer = exchange.path("code", TextForm.CUSTOMER_CODE);
    Params params = exchange.query();
    PageRequest page = params.page();
    params.check();
    return MembershipContract.OF_CUSTOMER
        .send(exchange.vertx(), new MembershipContract.OfCustomer(customer, page))
        .map(found -> Answer.of(found, held -> answer(exchange, held)));
  }

  /** No word about the end means the group's duration, a null means for ever. */
  private static Term.Kind termKind(Fields body, @Nullable Instant until) {
    if (until != null) {
      return Term.Kind.UNTIL;
    }
    return body.isNull("until") ? Term.Kind.FOR_EVER : Term.Kind.USUAL;
  }

  private static Answer answer(Exchange exchange, Memberships found) {
    boolean withNotes = exchange.caller().may(Scope.ADMIN);
    return Answer.list(found.items(), found.next(), held -> json(held, found.at(), withNotes));
  }

  private static JsonObject json(Membership held, Instant now, boolean withNotes) {
    JsonArray periods = new JsonArray();
    held.periods().forEach(period -> periods.add(json(period, withNotes)));
    int last = held.periods().size() - 1;
    return validity(
            new JsonObject()
                .put("customer", held.customer())
                .put("group", held.group())
                .put("status", Words.of(held.status(now))),
            held.periods().get(0).validity().from(),
            held.periods().get(last).validity().until())
        .put("periods", periods);
  }

  /** Who granted a period and why is for staff. */
  private static JsonObject json(Membership.Period period, boolean withNotes) {
    Validity validity = period.validity();
    JsonObject json =
        validity(new JsonObject(), validity.from(), validity.until())
            .put("source", period.source());
    return withNotes ? json.put("actor", period.actor()).put("reason", period.reason()) : json;
  }

  private static JsonObject validity(JsonObject json, Instant from, @Nullable Instant until) {
    return json.put("from", from.toString()).put("until", until == null ? null : until.toString());
  }
}
