package dev.coterie.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.ProductColumn;
import dev.coterie.catalog.CatalogContract.SearchProducts;
import dev.coterie.catalog.Product;
import dev.coterie.catalog.ProductFilter;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.CustomerColumn;
import dev.coterie.customer.CustomerContract.NumberedCustomer;
import dev.coterie.customer.CustomerContract.SearchCustomers;
import dev.coterie.customer.CustomerFilter;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import dev.coterie.ledger.MemberColumn;
import dev.coterie.ledger.MemberFilter;
import dev.coterie.ledger.Membership;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.OfGroup;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderContract.ListOrders;
import dev.coterie.order.OrderContract.ListedOrder;
import dev.coterie.order.OrderContract.OrderColumn;
import dev.coterie.order.OrderFilter;
import dev.coterie.order.Shopper;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a list is sorted by, its pages have each row once, also among equals. */
class SortedPagesTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  @BeforeAll
  static void equals_among_others() {
    Shop shop = new Shop(COTERIE);
    customer("c1", "Müller");
    customer("c2", "Zoe");
    customer("c3", "Müller");
    customer("c4", "");
    customer("c5", "Ärger");
    customer("c6", "anna");
    customer("c7", "Müller");
    for (String sku : List.of("P1", "P2", "P3", "P4", "P5")) {
      shop.product(sku, sku.equals("P4") ? "9.99" : "10.00", null);
    }
    shop.percentGroup("gold", "10");
    member("c1", "2026-05-01T12:00:00Z");
    member("c2", null);
    member("c3", "2026-04-01T12:00:00Z");
    member("c4", null);
    member("c5", "2026-05-01T12:00:00Z");
  }

  private static void customer(String code, String name) {
    COTERIE.put("/v1/customers/" + code, new JsonObject().put("name", name));
  }

  private static void member(String code, @Nullable String until) {
    COTERIE.put("/v1/groups/gold/members/" + code, new JsonObject().put("until", until));
  }

  @Test
  void customers_by_name_are_in_the_order_of_a_dictionary_either_way_round() {
    assertThat(customers(Sorting.by(CustomerColumn.NAME)))
        .containsExactly("c4", "c6", "c5", "c1", "c3", "c7", "c2");
    assertThat(customers(Sorting.downBy(CustomerColumn.NAME)))
        .containsExactly("c2", "c7", "c3", "c1", "c5", "c6", "c4");
  }

  @Test
  void customers_by_number_are_the_ones_last_added_first() {
    assertThat(customers(Sorting.downBy(CustomerColumn.NUMBER)))
        .startsWith("c7", "c6")
        .endsWith("c1");
  }

  @Test
  void products_of_one_price_are_told_apart_by_their_sku() {
    assertThat(products(Sorting.by(ProductColumn.LIST_PRICE)))
        .containsExactly("P4", "P1", "P2", "P3", "P5");
    assertThat(products(Sorting.downBy(ProductColumn.LIST_PRICE)))
        .containsExactly("P5", "P3", "P2", "P1", "P4");
  }

  @Test
  void members_without_an_end_come_after_all_others() {
    assertThat(members(Sorting.by(MemberColumn.END))).containsExactly("c3", "c1", "c5", "c2", "c4");
    assertThat(members(Sorting.downBy(MemberColumn.END)))
        .containsExactly("c4", "c2", "c5", "c1", "c3");
  }

  @Test
  void orders_of_one_total_are_told_apart_by_when_they_were_reported() {
    Shopper.plan(COTERIE, "silver", "20.00", new JsonObject());
    Shopper ann = new Shopper(COTERIE);
    for (int order = 1; order <= 5; order++) {
      JsonObject body = ann.body("placed", ann.line("silver", 1));
      COTERIE.put("/v1/orders/o" + order, body.put("total", order == 2 ? "150.00" : "9.00"));
    }

    assertThat(orders(Sorting.by(OrderColumn.TOTAL))).containsExactly("o1", "o3", "o4", "o5", "o2");
    assertThat(orders(Sorting.downBy(OrderColumn.TIME)))
        .containsExactly("o5", "o4", "o3", "o2", "o1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2", "\n", "a\nb\nc", "1e9\nP1", "NaN\nP1", "+999999999999\n"})
  void a_cursor_that_no_page_gave_is_no_fault(String forged) {
    PageRequest page = new PageRequest(forged, 2);

    for (CustomerColumn column : CustomerColumn.values()) {
      RunningCoterie.await(search(Sorting.by(column), page));
    }
    for (ProductColumn column : ProductColumn.values()) {
      RunningCoterie.await(find(Sorting.by(column), page));
    }
    for (MemberColumn column : MemberColumn.values()) {
      RunningCoterie.await(list(Sorting.by(column), page));
    }
  }

  private static List<String> customers(Sorting<CustomerColumn> sorting) {
    return all(page -> search(sorting, page), found -> found.customer().code());
  }

  private static Future<Page<NumberedCustomer>> search(
      Sorting<CustomerColumn> sorting, PageRequest page) {
    CustomerFilter filter = new CustomerFilter("", null, null, true).matching("c");
    return CustomerContract.SEARCH.send(vertx(), new SearchCustomers(filter, sorting, page));
  }

  private static List<String> products(Sorting<ProductColumn> sorting) {
    return all(page -> find(sorting, page), Product::sku);
  }

  private static Future<Page<Product>> find(Sorting<ProductColumn> sorting, PageRequest page) {
    return CatalogContract.SEARCH.send(
        vertx(), new SearchProducts(ProductFilter.ALL.matching("P"), sorting, page));
  }

  private static List<String> members(Sorting<MemberColumn> sorting) {
    return all(page -> list(sorting, page), Membership::customer);
  }

  private static Future<Page<Membership>> list(Sorting<MemberColumn> sorting, PageRequest page) {
    return MembershipContract.OF_GROUP
        .send(vertx(), new OfGroup("gold", new MemberFilter("", null), sorting, page))
        .map(found -> found.fold(all -> all, refusal -> fail(refusal.detail())))
        .map(found -> new Page<>(found.items(), found.next()));
  }

  private static List<String> orders(Sorting<OrderColumn> sorting) {
    OrderFilter all = new OrderFilter("", null, null, false, null, null);
    return all(
        page -> OrderContract.LIST.send(vertx(), new ListOrders(all, sorting, page)),
        ListedOrder::id);
  }

  /** All rows, by pages of two. */
  private static <T> List<String> all(
      Function<PageRequest, Future<Page<T>>> list, Function<T, String> name) {
    List<String> names = new ArrayList<>();
    String next = "";
    while (next != null) {
      Page<T> page = RunningCoterie.await(list.apply(new PageRequest(next, 2)));
      page.items().forEach(item -> names.add(name.apply(item)));
      next = page.next();
    }
    return names;
  }

  private static Vertx vertx() {
    return COTERIE.service().vertx();
  }
}
