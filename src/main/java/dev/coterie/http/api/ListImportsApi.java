package dev.coterie.http.api;

import static dev.coterie.customer.CustomerContract.CODE_COLUMN;
import static dev.coterie.customer.CustomerContract.EMAIL_COLUMN;
import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.FileStream;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.imports.SheetWriter.SheetFormat;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import dev.coterie.list.ImportMode;
import dev.coterie.list.ListContract;
import dev.coterie.list.ListContract.CommitMemberImport;
import dev.coterie.list.ListContract.FindMemberImport;
import dev.coterie.list.ListContract.ListMemberImports;
import dev.coterie.list.ListContract.ListMembers;
import dev.coterie.list.ListContract.ListWrongRows;
import dev.coterie.list.ListContract.PlanMembers;
import dev.coterie.list.ListContract.WrongPage;
import dev.coterie.list.ListContract.WrongRow;
import dev.coterie.list.MemberImport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members of customer lists as files: {@code /v1/groups/{code}/imports}, {@code /members.csv}. */
public final class ListImportsApi implements Resource {
  private static final String IMPORTS = "/v1/groups/:code/imports";
  private static final String ONE = IMPORTS + "/:id";
  private static final String MEMBERS = "/v1/groups/:code/members.";
  private static final List<String> HEADS = List.of(CODE_COLUMN, EMAIL_COLUMN);

  @Override
  public void addTo(Routes routes) {
    routes.uploadOfTable(IMPORTS, Scope.ADMIN, this::plan, "mode", "invite");
    routes.get(IMPORTS, Scope.ADMIN, this::list);
    routes.feed(ONE, Scope.ADMIN, this::find, this::progress);
    routes.write(POST, ONE + "/commit", Scope.ADMIN, this::commit);
    routes.write(POST, ONE + "/undo", Scope.ADMIN, this::undo);
    routes.write(DELETE, ONE, Scope.ADMIN, this::cancel);
    routes.file(ONE + "/errors.csv", Scope.ADMIN, this::errors);
    for (SheetFormat format : SheetFormat.values()) {
      routes.file(
          MEMBERS + format.extension(),
          Scope.ADMIN,
          exchange -> members(exchange, format),
          "query");
    }
  }

  private Future<Answer> plan(Exchange exchange) {
    String group = exchange.path("code", TextForm.GROUP_CODE);
    Params params = exchange.query();
    ImportMode mode = params.choice("mode", ImportMode.class);
    boolean invites = params.flag("invite");
    params.check();
    if (mode == null) {
      throw Refusal.invalid("mode", "must be replace, add, merge or remove").asException();
    }
    PlanMembers ask = new PlanMembers(group, mode, invites, exchange.uploadPath());
    return ListContract.PLAN
        .send(exchange.vertx(), exchange.actor(), ask)
        .compose(planned -> withWrongRows(exchange, group, planned))
        .map(planned -> Answer.of(planned, Answer::created));
  }

  private Future<Answer> list(Exchange exchange) {
    String group = exchange.path("code", TextForm.GROUP_CODE);
    return ListContract.LIST
        .send(exchange.vertx(), new ListMemberImports(group))
        .map(
            found ->
                Answer.of(
                    found, imports -> Answer.list(imports.all(), null, ListImportsApi::json)));
  }

  private Future<Answer> find(Exchange exchange) {
    FindMemberImport ask = importOf(exchange);
    return ListContract.FIND
        .send(exchange.vertx(), ask)
        .compose(found -> withWrongRows(exchange, ask.group(), found))
        .map(found -> Answer.of(found, Answer::ok));
  }

  private ImportProgress progress(Exchange exchange) {
    return new ImportProgress(exchange.vertx(), importOf(exchange));
  }

  private Future<Answer> commit(Exchange exchange) {
    FindMemberImport ask = importOf(exchange);
    Fields body = exchange.bodyOrEmpty();
    Integer confirmed = body.wholeOrNull("confirm", 0, Integer.MAX_VALUE);
    body.check();
    return ListContract.COMMIT
        .send(
            exchange.vertx(),
            exchange.actor(),
            new CommitMemberImport(
                ask.group(), ask.id(), confirmed == null ? null : confirmed.longValue()))
        .map(done -> Answer.of(done, each -> Answer.ok(json(each))));
  }

  private Future<Answer> undo(Exchange exchange) {
    return ListContract.UNDO
        .send(exchange.vertx(), exchange.actor(), importOf(exchange))
        .map(done -> Answer.of(done, each -> Answer.ok(json(each))));
  }

  private Future<Answer> cancel(Exchange exchange) {
    return ListContract.CANCEL
        .send(exchange.vertx(), exchange.actor(), importOf(exchange))
        .map(done -> Answer.of(done, each -> Answer.ok(json(each))));
  }

  private static FindMemberImport importOf(Exchange exchange) {
    return new FindMemberImport(
        exchange.path("code", TextForm.GROUP_CODE), exchange.path("id", TextForm.IMPORT_ID));
  }

  private Future<FileStream> errors(Exchange exchange) {
    FindMemberImport ask = importOf(exchange);
    return Future.succeededFuture(errors(exchange.vertx(), ask));
  }

  /** The wrong rows, each with its reason in a further column, to be mended and sent again. */
  public static FileStream errors(Vertx vertx, FindMemberImport ask) {
    return TableFile.of(
        vertx,
        "errors",
        SheetFormat.CSV,
        List.of(CODE_COLUMN, EMAIL_COLUMN, "Row", "Reason"),
        page ->
            ListContract.WRONG_ROWS
                .send(vertx, new ListWrongRows(ask.group(), ask.id(), page))
                .map(Result::orThrow),
        page -> page.items().stream().map(ListImportsApi::cells).toList(),
        WrongPage::next);
  }

  private static List<@Nullable String> cells(WrongRow row) {
    return List.of(row.code(), row.email(), Integer.toString(row.number()), row.fault().message());
  }

  private Future<FileStream> members(Exchange exchange, SheetFormat format) {
    String group = exchange.path("code", TextForm.GROUP_CODE);
    Params params = exchange.query();
    String query = params.text("query", TextForm.QUERY, "");
    params.check();
    return Future.succeededFuture(members(exchange.vertx(), group, query, format));
  }

  /** The members of a list, or those that are found by a part of code, e-mail address or name. */
  public static FileStream members(Vertx vertx, String group, String query, SheetFormat format) {
    return TableFile.of(
        vertx,
        group,
        format,
        HEADS,
        page ->
            ListContract.MEMBERS
                .send(vertx, new ListMembers(group, query, page))
                .map(Result::orThrow),
        page ->
            page.items().stream()
                .map(member -> Arrays.<@Nullable String>asList(member.code(), member.email()))
                .toList(),
        ListContract.MembersPage::next);
  }

  private static Future<Result<JsonObject>> withWrongRows(
      Exchange exchange, String group, Result<MemberImport> found) {
    return found.fold(
        plan ->
            ListContract.WRONG_ROWS
                .send(
                    exchange.vertx(),
                    new ListWrongRows(group, plan.id(), new PageRequest("", PageRequest.MAX)))
                .map(Result::orThrow)
                .map(page -> Result.ok(json(plan).put("invalid", invalid(page.items())))),
        refusal -> Future.succeededFuture(Result.refused(refusal)));
  }

  private static JsonArray invalid(List<WrongRow> rows) {
    JsonArray invalid = new JsonArray();
    rows.forEach(
        row ->
            invalid.add(
                new JsonObject()
                    .put("row", row.number())
                    .put("code", EnumNames.of(row.fault()))
                    .put("message", row.fault().message())));
    return invalid;
  }

  /** An import without its wrong rows. */
  static JsonObject json(MemberImport each) {
    return new JsonObject()
        .put("id", each.id())
        .put("group", each.group())
        .put("mode", EnumNames.of(each.mode()))
        .put("invite", each.invites())
        .put("state", EnumNames.of(each.state()))
        .put("fault", each.fault().isEmpty() ? null : each.fault())
        .put("actor", each.actor())
        .put("begun", each.begunAt().toString())
        .put("undoableUntil", Objects.toString(each.undoableUntil(), null))
        .put("rowsRead", each.rowsRead())
        .put("written", each.written())
        .put("added", each.counts().added())
        .put("removed", each.counts().removed())
        .put("kept", each.counts().kept())
        .put("invited", each.counts().invited())
        .put("wrong", each.counts().wrong())
        .put("confirm", each.confirms());
  }
}
