package dev.coterie.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files of members: planned, written, taken back, and read again. */
class ListImportsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Shop SHOP = new Shop(COTERIE);
  private static final Sql SQL = new Sql(COTERIE);
  private static final String HEADER = "Customer Code,Customer Email Address\n";
  private static final AtomicInteger LISTS = new AtomicInteger();

  private String list = "";

  @BeforeEach
  void a_list_of_five() {
    list = "list-" + LISTS.incrementAndGet();
    done(
        COTERIE.post(
            "/v1/groups",
            new JsonObject().put("code", list).put("kind", "list").put("name", list)));
    List.of("ada", "ben", "cleo", "dan", "eve").forEach(code -> SHOP.member(code, list));
    List.of("fay", "gus").forEach(SHOP::customer);
    done(
        COTERIE.put(
            "/v1/customers/shopless",
            new JsonObject().put("email", "shopless@example.com").put("webAccount", false)));
  }

  @Test
  void a_plan_says_what_would_change_and_changes_nothing() {
    long events = SQL.whole("SELECT count(*) FROM events");
    long periods = SQL.whole("SELECT count(*) FROM membership_periods");

    JsonObject plan =
        plan(
            "replace",
            """
            ada,ada@example.com
            ,BEN@example.com
            fay,
            nobody,
            ,nobody@example.com
            gus,ada@example.com
            shopless,
            ada,
            ,
            cleo,
            """);

    assertThat(counts(plan)).isEqualTo("added 1, removed 2, kept 3, wrong 6");
    assertThat(reasons(plan))
        .containsExactly(
            "5 unknown-code",
            "6 unknown-email",
            "7 code-and-email-differ",
            "8 not-a-web-customer",
            "9 twice-in-file",
            "10 blank-row");
    assertThat(members()).containsExactly("ada", "ben", "cleo", "dan", "eve");
    assertThat(SQL.whole("SELECT count(*) FROM events")).isEqualTo(events);
    assertThat(SQL.whole("SELECT count(*) FROM membership_periods")).isEqualTo(periods);
  }

  @Test
  void a_replacement_is_written_at_once_and_told_once() {
    JsonObject plan = plan("replace", "ada,\nben,\ncleo,\nfay,\n");
    long events = SQL.whole("SELECT count(*) FROM events");

    JsonObject done = commit(plan, 2).json();

    assertThat(done.getString("state")).isEqualTo("done");
    assertThat(done.getInteger("rowsRead")).isEqualTo(4);
    assertThat(done.getInteger("written")).isEqualTo(3);
    assertThat(members()).containsExactly("ada", "ben", "cleo", "fay");
    assertThat(SQL.texts("SELECT type FROM events WHERE id > %d".formatted(events)))
        .filteredOn("list.imported"::equals)
        .hasSize(1);
    assertThat(commit(plan, 2).code()).isEqualTo("not-planned");
  }

  @Test
  void the_modes_add_merge_and_remove_leave_all_others() {
    commit(plan("add", "ada,\nfay,\n"));
    assertThat(members()).containsExactly("ada", "ben", "cleo", "dan", "eve", "fay");
    commit(plan("merge", "gus,\n"));
    assertThat(members()).contains("gus").hasSize(7);

    JsonObject plan = plan("remove", "gus,\nfay,\nshopless,\n");

    assertThat(counts(plan)).isEqualTo("added 0, removed 2, kept 5, wrong 1");
    assertThat(reasons(plan)).containsExactly("4 not-a-member");
    commit(plan, 2);
    assertThat(members()).containsExactly("ada", "ben", "cleo", "dan", "eve");
  }

  @Test
  void a_removal_of_many_asks_for_their_number() {
    JsonObject plan = plan("replace", "ada,\nben,\ncleo,\n");

    assertThat(commit(plan).code()).isEqualTo("confirm-removal");
    assertThat(commit(plan, 3).code()).isEqualTo("confirm-removal");
    assertThat(members()).hasSize(5);

    assertThat(commit(plan, 2).status()).isEqualTo(200);
    assertThat(members()).hasSize(3);
  }

  @Test
  void one_of_five_may_go_without_a_question() {
    assertThat(commit(plan("replace", "ada,\nben,\ncleo,\ndan,\n")).status()).isEqualTo(200);
  }

  @Test
  void a_plan_is_refused_once_the_list_or_a_customer_of_it_is_another() {
    JsonObject plan = plan("add", "fay,\n");
    JsonObject other = plan("add", "gus,\n");
    commit(other);
    assertThat(commit(plan).code()).isEqualTo("stale-plan");
    assertThat(COTERIE.get(imports() + "/" + id(plan)).json().getString("fault"))
        .contains("were changed since");
    assertThat(members()).doesNotContain("fay");

    SHOP.customer("leaving");
    JsonObject erased = plan("add", "leaving,\nfay,\n");
    done(COTERIE.delete("/v1/customers/leaving"));
    assertThat(commit(erased).code()).isEqualTo("stale-plan");

    JsonObject closed = plan("add", "fay,\n");
    done(COTERIE.put("/v1/customers/fay", new JsonObject().put("webAccount", false)));
    assertThat(commit(closed).code()).isEqualTo("stale-plan");
    assertThat(members()).doesNotContain("fay", "leaving");
  }

  @Test
  void of_two_who_write_plans_at_once_one_is_refused() {
    JsonObject one = plan("add", "fay,\n");
    JsonObject other = plan("add", "gus,\n");

    CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> commit(one));
    Reply second = commit(other);

    assertThat(List.of(first.join().status(), second.status())).containsExactlyInAnyOrder(200, 409);
    assertThat(members()).hasSize(6);
  }

  @Test
  void an_undo_takes_back_what_is_still_as_the_import_left_it() {
    JsonObject plan = plan("replace", "ada,\nben,\ncleo,\nfay,\ngus,\n");
    commit(plan, 2);
    done(COTERIE.delete("/v1/groups/" + list + "/members/fay"));
    done(COTERIE.put("/v1/groups/" + list + "/members/dan", new JsonObject()));

    Reply undone = COTERIE.post(imports() + "/" + id(plan) + "/undo", new JsonObject());

    assertThat(undone.json().getString("state")).isEqualTo("undone");
    assertThat(members()).containsExactly("ada", "ben", "cleo", "dan", "eve");
    assertThat(COTERIE.post(imports() + "/" + id(plan) + "/undo", new JsonObject()).code())
        .isEqualTo("not-undoable");
  }

  @Test
  void after_thirty_days_nothing_is_taken_back() {
    JsonObject plan = plan("add", "fay,\n");
    commit(plan);
    COTERIE.clock.advance(Duration.ofDays(30));

    assertThat(COTERIE.post(imports() + "/" + id(plan) + "/undo", new JsonObject()).code())
        .isEqualTo("not-undoable");
  }

  @Test
  void what_was_exported_is_imported_without_a_change_or_a_word() {
    List<String> codes =
        List.of("0012", "=1+1", "+49", "-x", "@home", "a,b", "say \"hi\"", "jürgen");
    codes.forEach(
        code -> {
          String encoded = RunningCoterie.encoded(code);
          done(
              COTERIE.put(
                  "/v1/customers/" + encoded,
                  new JsonObject().put("email", "+" + codes.indexOf(code) + "@example.com")));
          done(COTERIE.put("/v1/groups/" + list + "/members/" + encoded, new JsonObject()));
        });
    long events = SQL.whole("SELECT count(*) FROM events WHERE type = 'list.imported'");
    String csv = COTERIE.get("/v1/groups/" + list + "/members.csv").text();

    assertThat(csv).contains("'=1+1", "'+49", "0012").startsWith("Customer Code");
    JsonObject plan = done(COTERIE.upload(imports() + "?mode=replace", csv)).json();
    assertThat(counts(plan)).isEqualTo("added 0, removed 0, kept 13, wrong 0");
    commit(plan);
    assertThat(SQL.whole("SELECT count(*) FROM events WHERE type = 'list.imported'"))
        .isEqualTo(events);
    assertThat(COTERIE.get("/v1/groups/" + list + "/members.csv?query=ada").text())
        .isEqualToNormalizingNewlines(HEADER + "ada,ada@example.com\n");
  }

  @Test
  void a_workbook_is_read_whose_numbers_may_have_lost_their_zeros() throws Exception {
    SHOP.customer("0012");
    SHOP.customer("77");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      var sheet = workbook.newWorksheet("Sheet");
      sheet.value(0, 0, "customer email ADDRESS");
      sheet.value(0, 1, "Notes");
      sheet.value(0, 2, " customercode ");
      sheet.value(1, 2, 12);
      sheet.value(2, 2, 77);
      sheet.value(3, 2, "fay");
      sheet.formula(4, 2, "C4");
    }

    Reply planned =
        COTERIE.send(
            COTERIE
                .request(imports() + "?mode=add")
                .header(
                    "Content-Type",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));

    assertThat(reasons(done(planned).json())).containsExactly("2 code-is-a-number", "5 not-a-text");
    commit(planned.json());
    assertThat(members()).contains("77", "fay").doesNotContain("0012");
  }

  @Test
  void wrong_rows_can_be_mended_in_a_file_of_their_own() {
    JsonObject plan = plan("add", "nobody,\nfay,\n");

    String errors = COTERIE.get(imports() + "/" + id(plan) + "/errors.csv").text();

    assertThat(errors)
        .isEqualToNormalizingNewlines(
            "Customer Code,Customer Email Address,Row,Reason\nnobody,,2,no customer has this code\n");
    SHOP.customer("nobody");
    JsonObject mended = done(COTERIE.upload(imports() + "?mode=add", errors)).json();
    assertThat(counts(mended)).isEqualTo("added 1, removed 0, kept 5, wrong 0");
    done(COTERIE.delete("/v1/customers/nobody"));
  }

  @Test
  void an_address_of_nobody_waits_for_a_web_customer_who_has_it() {
    JsonObject plan =
        done(COTERIE.upload(
                imports() + "?mode=add&invite=true",
                HEADER + ",New.One@example.com\n,new.two@example.com\n,not an address\n"))
            .json();
    assertThat(plan.getLong("invited")).isEqualTo(2);
    assertThat(reasons(plan)).containsExactly("4 unknown-email");
    put("early", "new.two@example.com", true);
    assertThat(members()).doesNotContain("early");

    commit(plan);
    assertThat(members()).contains("early");
    put("new-1", "new.one@EXAMPLE.com", false);
    assertThat(members()).doesNotContain("new-1");
    put("new-1", "new.one@EXAMPLE.com", true);
    assertThat(members()).contains("new-1");

    COTERIE.post(imports() + "/" + id(plan) + "/undo", new JsonObject());
    assertThat(members()).doesNotContain("new-1", "early");
  }

  @Test
  void customers_who_come_by_a_file_claim_their_places_too() {
    commit(
        done(COTERIE.upload(imports() + "?mode=add&invite=true", HEADER + ",by.file@example.com\n"))
            .json());

    done(COTERIE.upload("/v1/customers/imports", HEADER + "by-file,by.file@example.com\n"));

    assertThat(members()).contains("by-file");
  }

  @Test
  void an_erasure_forgets_the_addresses_that_files_named() {
    put("gone", "gone@example.com", false);
    plan("add", ",gone@example.com\n");

    done(COTERIE.delete("/v1/customers/gone"));

    assertThat(SQL.whole("SELECT count(*) FROM list_wrong_rows WHERE email = 'gone@example.com'"))
        .isZero();
  }

  @Test
  void a_cancelled_import_writes_nothing() {
    JsonObject plan = plan("add", "fay,\n");

    assertThat(COTERIE.delete(imports() + "/" + id(plan)).json().getString("state"))
        .isEqualTo("cancelled");

    assertThat(commit(plan).code()).isEqualTo("not-planned");
    assertThat(COTERIE.delete(imports() + "/" + id(plan)).code()).isEqualTo("not-cancellable");
    assertThat(members()).doesNotContain("fay");
  }

  @Test
  void what_is_no_file_for_a_list_is_refused_with_what_would_be_right() {
    assertThat(COTERIE.upload(imports() + "?mode=add", "code;mail\n1;2\n").wrongFields())
        .containsExactly("file");
    assertThat(COTERIE.upload(imports() + "?mode=add", "").wrongFields()).containsExactly("file");
    assertThat(COTERIE.upload(imports() + "?mode=add", "Customer\0Code\nada\n").wrongFields())
        .containsExactly("file");
    assertThat(SQL.texts("SELECT id FROM list_imports WHERE state = 'reading'")).isEmpty();
    assertThat(COTERIE.upload(imports(), HEADER).wrongFields()).containsExactly("mode");
    assertThat(COTERIE.upload("/v1/groups/none/imports?mode=add", HEADER).code())
        .isEqualTo("unknown-group");
    SHOP.percentGroup("silver-" + list, "5");
    assertThat(COTERIE.upload("/v1/groups/silver-" + list + "/imports?mode=add", HEADER).code())
        .isEqualTo("not-a-list");
    assertThat(COTERIE.get("/v1/groups/none/members.csv").code()).isEqualTo("unknown-group");
    assertThat(COTERIE.get(imports() + "/none").code()).isEqualTo("unknown-import");
  }

  @Test
  void who_holds_the_list_for_a_while_or_later_keeps_that() {
    JsonObject until = new JsonObject().put("until", "2026-12-31T00:00:00Z");
    done(COTERIE.put("/v1/groups/" + list + "/members/ada", until));

    commit(plan("replace", "ada,\nben,\ncleo,\ndan,\neve,\n"));

    JsonObject ada =
        COTERIE.get("/v1/groups/" + list + "/members?query=ada").items().getJsonObject(0);
    assertThat(ada.getString("until")).isEqualTo("2026-12-31T00:00:00Z");
  }

  private static void put(String code, String email, boolean webAccount) {
    done(
        COTERIE.put(
            "/v1/customers/" + code,
            new JsonObject().put("email", email).put("webAccount", webAccount)));
  }

  private String imports() {
    return "/v1/groups/" + list + "/imports";
  }

  private JsonObject plan(String mode, String rows) {
    return done(COTERIE.upload(imports() + "?mode=" + mode, HEADER + rows)).json();
  }

  private Reply commit(JsonObject plan) {
    return COTERIE.post(imports() + "/" + id(plan) + "/commit", new JsonObject());
  }

  private Reply commit(JsonObject plan, int confirmed) {
    return COTERIE.post(
        imports() + "/" + id(plan) + "/commit", new JsonObject().put("confirm", confirmed));
  }

  private static String id(JsonObject plan) {
    return plan.getString("id");
  }

  private List<String> members() {
    return SQL.texts(
        """
        SELECT customers.code FROM membership_periods
          JOIN customers ON customers.id = customer_id
          JOIN customer_groups AS list ON list.id = group_id
        WHERE list.code = '%s' AND (upper_inf(during) OR upper(during) > '2026-06-01')
        ORDER BY customers.code
        """
            .formatted(list));
  }

  private static String counts(JsonObject plan) {
    return "added %d, removed %d, kept %d, wrong %d"
        .formatted(
            plan.getLong("added"),
            plan.getLong("removed"),
            plan.getLong("kept"),
            plan.getLong("wrong"));
  }

  private static List<String> reasons(JsonObject plan) {
    JsonArray invalid = plan.getJsonArray("invalid");
    return invalid.stream()
        .map(JsonObject.class::cast)
        .map(row -> row.getInteger("row") + " " + row.getString("code"))
        .toList();
  }

  private static Reply done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
    return reply;
  }
}
