package dev.coterie.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * All values that one thing had, in the order of its only writer. A value may be the current one
 * from the begin of its own write to the end of the next one's.
 *
 * <p>Written by one thread; read by others once that one is done.
 */
final class Timeline<V> {
  private final List<Version<V>> versions = new ArrayList<>();

  Timeline(V initial) {
    versions.add(new Version<>(initial, new Span(Long.MIN_VALUE, Long.MIN_VALUE)));
  }

  /** A value and when its write was under way. */
  private record Version<V>(V value, Span written) {}

  /** What was written, or may have been where the span never ends; then it is the last. */
  void write(V value, Span written) {
    if (last().written.end() > written.begin()) {
      throw new IllegalStateException("written before the last write had ended");
    }
    versions.add(new Version<>(value, written));
  }

  /** The value that was written last. */
  V value() {
    return last().value;
  }

  int writes() {
    return versions.size() - 1;
  }

  /** The values that may have been current at some instant from the one to the other. */
  Stream<V> possible(long from, long to) {
    return between(from, to).stream().map(Version::value);
  }

  /** The instants in between at which another value becomes possible. */
  LongStream begins(long from, long to) {
    return between(from, to).stream()
        .mapToLong(version -> version.written.begin())
        .filter(begin -> begin >= from);
  }

  /** The instants in between after which a value is possible no more. */
  LongStream ends(long from, long to) {
    return between(from, to).stream()
        .mapToLong(version -> version.written.end())
        .filter(end -> end >= from && end <= to);
  }

  /** For people: the values possible in between, and when, in milliseconds from the origin. */
  List<String> lines(long from, long to, long origin) {
    List<String> lines = new ArrayList<>();
    for (int index = firstEndingAt(from); isBegun(index, to); index++) {
      String begin =
          index == 0 ? "ever" : Millis.between(origin, versions.get(index).written.begin());
      String end = end(index) == Span.NEVER ? "ever" : Millis.between(origin, end(index));
      lines.add("[%s .. %s] %s".formatted(begin, end, text(versions.get(index).value)));
    }
    return lines;
  }

  private static String text(Object value) {
    return value instanceof Optional<?> optional
        ? optional.map(Object::toString).orElse("none")
        : value.toString();
  }

  private List<Version<V>> between(long from, long to) {
    int first = firstEndingAt(from);
    int after = first;
    while (isBegun(after, to)) {
      after++;
    }
    return versions.subList(first, after);
  }

  private boolean isBegun(int index, long to) {
    return index < versions.size() && versions.get(index).written.begin() <= to;
  }

  /** The first version that is possible at the instant or later. */
  private int firstEndingAt(long from) {
    int low = 0;
    int high = versions.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end(middle) < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long end(int index) {
    return index + 1 < versions.size() ? versions.get(index + 1).written.end() : Span.NEVER;
  }

  private Version<V> last() {
    return versions.get(versions.size() - 1);
  }
}
