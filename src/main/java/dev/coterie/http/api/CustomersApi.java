package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.customer.Customer;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.SearchCustomers;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /v1/customers}. */
public final class CustomersApi implements Resource {

  @Override
  public void addTo(Routes routes) {
    routes.get("/v1/customers", Scope.ADMIN, this::search, "query", "limit", "cursor");
    routes.upload("/v1/customers/imports", Scope.ADMIN, this::importFile, "onError");
    routes.write(PUT, "/v1/customers/:code", Scope.ADMIN, this::put);
    routes.get("/v1/customers/:code", Scope.ADMIN, this::find);
    routes.get("/v1/customers/:code/export", Scope.ADMIN, this::export);
    routes.write(DELETE, "/v1/customers/:code", Scope.ADMIN, this::erase);
  }

  private Future<Answer> search(Exchange exchange) {
    Params params = exchange.query();
    String query = params.text("query", TextForm.QUERY, "");
    PageRequest page = params.page();
    params.check();
    return CustomerContract.SEARCH
        .send(exchange.vertx(), SearchCustomers.byCode(query, page))
        .map(found -> Answer.of(found, each -> json(each.customer())));
  }

  private Future<Answer> find(Exchange exchange) {
    String code = exchange.path("code", TextForm.CUSTOMER_CODE);
    return CustomerContract.FIND
        .send(exchange.vertx(), new CustomerContract.FindCustomer(code))
        .map(found -> Answer.of(found, customer -> Answer.ok(json(customer))));
  }

  private Future<Answer> export(Exchange exchange) {
    String code = exchange.path("code", TextForm.CUSTOMER_CODE);
    return CustomerExport.of(exchange.vertx(), code)
        .map(exported -> Answer.of(exported, Answer::ok));
  }

  private Future<Answer> put(Exchange exchange) {
    String code = exchange.path("code", TextForm.CUSTOMER_CODE);
    Fields body = exchange.body();
    Customer customer =
        new Customer(
            code,
            body.textOrNull("email", TextForm.EMAIL),
            body.text("name", TextForm.PERSON, ""),
            body.flag("webAccount", true));
    body.requireSame("code", code);
    body.check();
    return CustomerContract.PUT
        .send(exchange.vertx(), exchange.actor(), new CustomerContract.PutCustomer(customer))
        .map(stored -> Answer.stored(stored.created(), json(stored.customer())));
  }

  private Future<Answer> erase(Exchange exchange) {
    String code = exchange.path("code", TextForm.CUSTOMER_CODE);
    return CustomerContract.ERASE
        .send(exchange.vertx(), exchange.actor(), new CustomerContract.EraseCustomer(code))
        .map(erased -> Answer.of(erased, done -> Answer.nothing()));
  }

  private Future<Answer> importFile(Exchange exchange) {
    return ImportAnswers.importFile(exchange, CustomerContract.IMPORT);
  }

  static JsonObject json(Customer customer) {
    return new JsonObject()
        .put("code", customer.code())
        .put("email", customer.email())
        .put("name", customer.name())
        .put("webAccount", customer.webAccount());
  }
}
