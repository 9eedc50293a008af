package dev.coterie.db;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The changes of one transaction, told by few notifications however many rows they hit. */
final class ChangeSet {
  /** Beyond so many keys of a kind, forgetting the whole kind is cheaper than naming them. */
  static final int MAX_NAMED = 1_000;

  /** PostgreSQL takes payloads below 8,000 bytes. */
  private static final int MAX_BYTES = 7_500;

  private final Map<ChangeKind, Set<Change>> byKind = new EnumMap<>(ChangeKind.class);

  void add(Change change) {
    Set<Change> ofKind = byKind.computeIfAbsent(change.kind(), kind -> new LinkedHashSet<>());
    Change all = Change.all(change.kind());
    if (ofKind.contains(all)) {
      return;
    }
    ofKind.add(change);
    if (change.key() == null || ofKind.size() > MAX_NAMED) {
      ofKind.clear();
      ofKind.add(all);
    }
  }

  boolean isEmpty() {
    return byKind.isEmpty();
  }

  List<Change> changes() {
    return byKind.values().stream().flatMap(Collection::stream).toList();
  }

  /** The notifications that reach every node, each as long as PostgreSQL takes it. */
  List<String> payloads() {
    List<String> payloads = new ArrayList<>();
    StringBuilder next = new StringBuilder();
    int bytes = 0;
    for (Change change : changes()) {
      String line = encode(change);
      int more = line.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > MAX_BYTES) {
        payloads.add(next.toString());
        next.setLength(0);
        bytes = 0;
      }
      next.append(line);
      bytes += more;
    }
    payloads.add(next.toString());
    return payloads;
  }

  static List<Change> decode(String payload) {
    return payload.lines().map(ChangeSet::change).toList();
  }

  private static String encode(Change change) {
    return change.kind() + (change.key() == null ? "" : " " + change.key()) + "\n";
  }

  private static Change change(String line) {
    int space = line.indexOf(' ');
    return space < 0
        ? Change.all(ChangeKind.valueOf(line))
        : new Change(ChangeKind.valueOf(line.substring(0, space)), line.substring(space + 1));
  }
}
