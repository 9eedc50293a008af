package dev.coterie.customer;

import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.imports.ImportReport;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Emits the events of customers; their subject is the code. An erasure takes the e-mail and the
 * name out of those that were emitted before, too.
 */
final class CustomerEvents {
  private static final String ALL = "customer.%";
  private static final String MANY = "*";
  private static final String EMAIL = "email";
  private static final String NAME = "name";

  private CustomerEvents() {}

  /**
   * The customer was made, or is another one than before.
   *
   * @param before empty where that is not known
   */
  static void stored(
      Tx tx, Optional<Customer> before, Customer customer, boolean created, Instant now) {
    if (created) {
      tx.emit(EventType.CUSTOMER_CREATED.event(now, customer.code(), data(customer)));
    } else if (!before.filter(customer::equals).isPresent()) {
      var event = EventType.CUSTOMER_UPDATED.event(now, customer.code(), data(customer));
      tx.emit(before.map(was -> event.changing(data(was), data(customer))).orElse(event));
    }
  }

  static Future<Void> erased(Tx tx, String code, Instant now) {
    tx.emit(EventType.CUSTOMER_ERASED.event(now, code, new JsonObject().put("customer", code)));
    return tx.redact(code, ALL, EMAIL, NAME);
  }

  static void imported(Tx tx, ImportReport report, Instant now) {
    if (report.created() + report.updated() > 0) {
      JsonObject data =
          new JsonObject().put("created", report.created()).put("updated", report.updated());
      tx.emit(EventType.CUSTOMER_IMPORTED.event(now, MANY, data));
    }
  }

  private static JsonObject data(Customer customer) {
    return new JsonObject()
        .put("customer", customer.code())
        .put(EMAIL, customer.email())
        .put(NAME, customer.name())
        .put("webAccount", customer.webAccount());
  }
}
