import java.time.Duration;
import java.util.stream.Stream;

/**
 * What wrk saw of one server in one round.
 *
 * @param p50 the median latency in microseconds
 * @param p99 the latency in microseconds that one of a hundred requests exceeds
 * @param next the line of the questions with which another round goes on
 */
record Round(long requests, long micros, long p50, long p99, long failed, long next, Duration cpu) {

  static Round of(String result, Duration cpu) {
    long[] numbers = Stream.of(result.split(" ")).skip(1).mapToLong(Long::parseLong).toArray();
    return new Round(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], cpu);
  }

  double rate() {
    return requests * 1e6 / micros;
  }
}
