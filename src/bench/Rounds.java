import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The counted rounds of one server. */
record Rounds(List<Round> all) {

  Rounds() {
    this(new ArrayList<>());
  }

  double median(ToDoubleFunction<Round> of) {
    double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double worst(ToDoubleFunction<Round> of) {
    return all.stream().mapToDouble(of).max().orElseThrow();
  }

  double cpuMicrosPerRequest() {
    double nanos = all.stream().mapToLong(round -> round.cpu().toNanos()).sum();
    return nanos / 1000 / all.stream().mapToLong(Round::requests).sum();
  }

  long failed() {
    return all.stream().mapToLong(Round::failed).sum();
  }
}
