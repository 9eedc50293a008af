package dev.coterie.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.ApiOperation;
import dev.coterie.testing.Mall;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Each operation of the OpenAPI file, called with a key of each scope and with none: it opens just
 * where the file says so. What each came to stands in {@code target/scopes.md} afterwards.
 */
class ScopesTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_CONNECT_ENABLED", "true")
          .with("COTERIE_ROLES", "http,membership,pricing,connect");

  private static final String OPEN = "yes";
  private static final String NO_KEY = "401";
  private static final String WRONG_SCOPE = "403";

  /** Unreadable, so that what is let in changes nothing. */
  private static final String BODY = "[";

  private static final Set<String> OF_STOREFRONTS = Set.of("prices", "memberships", "orders");
  private static final Map<String, String> KEYS = new LinkedHashMap<>();
  private static final List<ApiOperation> OPERATIONS = ApiOperation.all();

  @BeforeAll
  static void a_key_of_each_scope() {
    Shop shop = new Shop(COTERIE);
    KEYS.put("no key", "");
    for (String scope : List.of("prices", "memberships", "orders", "storefront", "admin")) {
      KEYS.put(scope, shop.key("of scope " + scope, scope));
    }
    Mall mall = new Mall(COTERIE);
    mall.plan("boutique", null);
    mall.opens("owner", "boutique");
    KEYS.put("shop", mall.key("owner"));
  }

  @Test
  void each_operation_opens_to_the_keys_that_the_file_says_and_to_no_other() throws IOException {
    Map<String, Map<String, String>> came = new LinkedHashMap<>();
    Map<String, Map<String, String>> said = new LinkedHashMap<>();
    for (ApiOperation operation : OPERATIONS) {
      Map<String, String> row = new LinkedHashMap<>();
      Map<String, String> expected = new LinkedHashMap<>();
      KEYS.forEach((scope, key) -> row.put(scope, outcome(call(operation, key))));
      KEYS.keySet().forEach(scope -> expected.put(scope, expected(operation, scope)));
      came.put(operation.name(), row);
      said.put(operation.name(), expected);
    }

    write(came);
    assertThat(OPERATIONS).hasSizeGreaterThan(100);
    assertThat(came).isEqualTo(said);
  }

  @Test
  void what_people_read_of_an_operation_names_the_scope_too() {
    assertThat(OPERATIONS)
        .allSatisfy(
            operation ->
                assertThat(operation.description())
                    .contains("the scope `" + operation.scopes().get(0) + "`"));
  }

  private static Reply call(ApiOperation operation, String key) {
    String target = operation.path().replaceAll("\\{\\w+}", "0");
    return COTERIE.exchange(
        operation.request(COTERIE, target, key, operation.hasBody() ? BODY : "").build());
  }

  private static String outcome(Reply reply) {
    return switch (reply.status()) {
      case 401 -> NO_KEY;
      case 403 -> reply.code().equals("wrong-scope") ? WRONG_SCOPE : OPEN;
      default -> OPEN;
    };
  }

  private static String expected(ApiOperation operation, String scope) {
    List<String> scopes = operation.scopes();
    return switch (scope) {
      case "no key" -> NO_KEY;
      case "admin" -> OPEN;
      case "storefront" -> scopes.stream().anyMatch(OF_STOREFRONTS::contains) ? OPEN : WRONG_SCOPE;
      default -> scopes.contains(scope) ? OPEN : WRONG_SCOPE;
    };
  }

  private static void write(Map<String, Map<String, String>> came) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| operation | " + String.join(" | ", KEYS.keySet()) + " |");
    lines.add("| --- |" + " --- |".repeat(KEYS.size()));
    came.forEach(
        (operation, row) ->
            lines.add("| `%s` | %s |".formatted(operation, String.join(" | ", row.values()))));
    Files.write(Path.of("target", "scopes.md"), lines);
  }
}
