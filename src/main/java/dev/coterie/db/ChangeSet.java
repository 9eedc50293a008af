package dev.coterie.db;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The changes of one transaction, small enough for one notification however many rows they hit. */
final class ChangeSet {
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
    if (change.key() == null || ofKind.size() > Tx.MAX_NAMED_CHANGES) {
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

  /** The notification that reaches every node. */
  String payload() {
    String named = encode(changes().stream());
    return named.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
        ? named
        : encode(byKind.keySet().stream().map(Change::all));
  }

  static List<Change> decode(String payload) {
    return payload.lines().map(ChangeSet::change).toList();
  }

  private static String encode(Stream<Change> changes) {
    return changes
        .map(change -> change.kind() + (change.key() == null ? "" : " " + change.key()))
        .collect(Collectors.joining("\n"));
  }

  private static Change change(String line) {
    int space = line.indexOf(' ');
    return space < 0
        ? Change.all(ChangeKind.valueOf(line))
        : new Change(ChangeKind.valueOf(line.substring(0, space)), line.substring(space + 1));
  }
}
