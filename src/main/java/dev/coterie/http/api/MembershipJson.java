package dev.coterie.http.api;

import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Validity;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipPeriod;
import dev.coterie.ledger.MembershipStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes memberships as JSON.
 *
 * @param withNotes whether to show who granted each period and why, which is for staff
 */
record MembershipJson(boolean withNotes) {

  /** A membership; {@code until} is the end of what is paid, without days of grace. */
  JsonObject of(Membership membership, MembershipStatus status) {
    JsonArray periods = new JsonArray();
    membership.periods().forEach(period -> periods.add(of(period)));
    List<MembershipPeriod> paid =
        membership.periods().stream().filter(period -> !period.isGrace()).toList();
    JsonObject json =
        new JsonObject()
            .put("customer", membership.customer())
            .put("group", membership.group())
            .put("status", EnumNames.of(status));
    if (paid.isEmpty()) {
      json.putNull("from").putNull("until");
    } else {
      put(json, paid.get(0).during().from(), paid.get(paid.size() - 1).during().until());
    }
    return json.put("graceUntil", graceUntil(membership)).put("periods", periods);
  }

  private JsonObject of(MembershipPeriod period) {
    Validity validity = period.during();
    JsonObject json =
        put(new JsonObject(), validity.from(), validity.until())
            .put("source", EnumNames.of(period.source()))
            .put("order", period.order());
    return withNotes ? json.put("actor", period.actor()).put("reason", period.reason()) : json;
  }

  /** The end of the days of grace after the last period, null where none follow it. */
  private static @Nullable Instant graceUntil(Membership membership) {
    int last = membership.periods().size() - 1;
    if (last < 0 || !membership.periods().get(last).isGrace()) {
      return null;
    }
    return membership.periods().get(last).during().until();
  }

  private static JsonObject put(JsonObject json, Instant from, @Nullable Instant until) {
    return json.put("from", from).put("until", until);
  }
}
