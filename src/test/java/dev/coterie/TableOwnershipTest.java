package dev.coterie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Who writes each table, which is one package, and who may read it, held against the SQL itself. A
 * new reader is a new dependency of its feature, so it is named here or asks the table's owner.
 */
class TableOwnershipTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "coterie");
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"", Pattern.DOTALL);
  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|^\\s*//.*?$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final String TABLE = "\\s+(?:ONLY\\s+)?([a-z_]+)";
  private static final Pattern WRITE =
      Pattern.compile("(?:INSERT INTO|(?<!DO )(?<!FOR )UPDATE|DELETE FROM)" + TABLE);
  private static final Pattern READ = Pattern.compile("(?<!DELETE )(?:FROM|JOIN|USING)" + TABLE);

  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Map<String, Owned> TABLES = new TreeMap<>();

  /** The one package that writes a table, and the others that read it. */
  private record Owned(String writer, Set<String> readers) {}

  private static void owns(String writer, String table, String... readers) {
    TABLES.put(table, new Owned(writer, new TreeSet<>(Set.of(readers))));
  }

  static {
    owns("db", "events", "customer", "delivery", "event", "webhook");
    owns("db", "pruned_events");
    owns("delivery", "event_readers", "db", "webhook");
    owns("webhook", "webhooks");
    owns("webhook", "webhook_deliveries", "db");
    owns("connect", "shops", "caller", "mail", "pricing");
    owns("connect", "mall_offers", "mail", "pricing");
    owns("connect", "listings", "mail", "pricing");
    owns("connect", "shop_groups", "pricing");
    owns("connect", "shop_members", "pricing");
    owns("caller", "api_keys");
    owns("caller", "users");
    owns("caller", "sessions");
    owns("caller", "failed_logins");
    owns("db", "remembered_answers");
    owns("catalog", "products", "connect", "group", "mail", "order", "pricing", "restriction");
    owns("catalog", "product_imports");
    owns("catalog", "planned_products");
    owns("pricing", "simulations");
    owns(
        "group",
        "customer_groups",
        "catalog",
        "connect",
        "customer",
        "expiry",
        "ledger",
        "list",
        "mail",
        "order",
        "pricing",
        "restriction",
        "audit");
    owns("restriction", "access_rules", "pricing");
    owns("restriction", "access_rule_groups", "pricing");
    owns(
        "customer",
        "customers",
        "connect",
        "event",
        "expiry",
        "ledger",
        "list",
        "mail",
        "order",
        "pricing",
        "audit");
    owns(
        "ledger",
        "membership_periods",
        "connect",
        "customer",
        "list",
        "mail",
        "order",
        "pricing",
        "audit");
    owns("ledger", "membership_shortenings", "audit");
    owns("ledger", "membership_states", "list", "order", "audit");
    owns("ledger", "paused_periods");
    owns("ledger", "trials");
    owns("expiry", "scheduled_notices", "customer");
    owns("mail", "mails");
    owns("order", "orders", "mail");
    owns("order", "order_lines", "mail");
    owns("order", "charges", "audit");
    owns("order", "refunds", "audit");
    owns("order", "credits", "audit");
    owns("order", "accounts");
    owns("order", "quoted_units");
    owns("order", "membership_quotes");
    owns("order", "gifts");
    owns("list", "list_imports");
    owns("list", "list_changes");
    owns("list", "list_wrong_rows");
    owns("list", "list_invitations");
  }

  @Test
  void every_table_of_the_schema_has_an_owner() {
    Set<String> tables =
        new TreeSet<>(
            new Sql(COTERIE::databaseUri)
                .texts(
                    """
                    SELECT table_name FROM information_schema.tables
                    WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
                    """));

    assertThat(TABLES.keySet()).isEqualTo(tables);
  }

  @Test
  void one_package_writes_each_table() {
    Map<String, Set<String>> written = new TreeMap<>();
    Map<String, Set<String>> owned = new TreeMap<>();
    TABLES.forEach((table, owner) -> owned.put(table, Set.of(owner.writer())));

    TABLES.keySet().forEach(table -> written.put(table, packagesOf(WRITE, table)));

    assertThat(written).isEqualTo(owned);
  }

  @Test
  void nobody_else_reads_a_table_than_those_who_are_listed() {
    Map<String, Set<String>> read = new TreeMap<>();
    Map<String, Set<String>> listed = new TreeMap<>();
    TABLES.forEach((table, owner) -> listed.put(table, owner.readers()));

    TABLES.forEach(
        (table, owner) -> {
          Set<String> readers = packagesOf(READ, table);
          readers.remove(owner.writer());
          read.put(table, readers);
        });

    assertThat(read).isEqualTo(listed);
  }

  private static Set<String> packagesOf(Pattern use, String table) {
    return files()
        .filter(file -> uses(sql(file), use, table))
        .map(file -> SOURCES.relativize(file).getName(0).toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean uses(String sql, Pattern use, String table) {
    return use.matcher(sql).results().anyMatch(found -> found.group(1).equals(table));
  }

  /** All string literals of a source file, where the statements stand. */
  private static String sql(Path file) {
    try {
      Matcher literals = LITERAL.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
      return literals
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .collect(Collectors.joining("\n"));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static Stream<Path> files() {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
