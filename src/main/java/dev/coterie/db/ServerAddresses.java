package dev.coterie.db;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that names several servers, as libpq has it, of which one is the primary: {@code
 * postgresql://user:password@one:5432,two:5432/name?target_session_attrs=read-write}.
 */
record ServerAddresses(String uri) {
  private static final Pattern PARTS =
      Pattern.compile("(?<scheme>\\w+://(?:[^/?#]*@)?)(?<hosts>[^/?#]*)(?<rest>.*)");

  /** What is demanded of a server anyhow. */
  private static final Pattern WRITABLE =
      Pattern.compile("(?<=[?&])target_session_attrs=(?:read-write|primary)(?:&|$)");

  /** An address of each server, in their order. */
  List<String> each() {
    Matcher parts = PARTS.matcher(uri);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no address of a PostgreSQL server");
    }
    String rest = WRITABLE.matcher(parts.group("rest")).replaceAll("").replaceFirst("[?&]$", "");
    return Arrays.stream(parts.group("hosts").split(",", -1))
        .map(host -> parts.group("scheme") + host + rest)
        .toList();
  }
}
