/**
 * Three lines of the table, which is Markdown: two servers and the ratio of the one to the other.
 *
 * @param bytes the size of an answer's body
 */
record Row(String name, int bytes, String one, Rounds ofOne, String other, Rounds ofOther) {
  static final String HEAD =
      """
      | case                | bytes | server  |   req/s | p50 ms | p99 ms | CPU us/req | failed |
      | ------------------- | ----: | ------- | ------: | -----: | -----: | ---------: | -----: |""";

  long failed() {
    return ofOne.failed() + ofOther.failed();
  }

  @Override
  public String toString() {
    return String.join(
        "\n",
        line(one, ofOne),
        line(other, ofOther),
        String.format(
            "| %-19s | %5s | %-7s | %7.2f | %6.2f | %6.2f | %10.2f | %6s |",
            "",
            "",
            "ratio",
            ofOne.median(Round::rate) / ofOther.median(Round::rate),
            ofOne.median(Round::p50) / ofOther.median(Round::p50),
            ofOne.median(Round::p99) / ofOther.median(Round::p99),
            ofOne.cpuMicrosPerRequest() / ofOther.cpuMicrosPerRequest(),
            ""));
  }

  private String line(String server, Rounds rounds) {
    return String.format(
        "| %-19s | %5d | %-7s | %7.0f | %6.2f | %6.2f | %10.1f | %6d |",
        name,
        bytes,
        server,
        rounds.median(Round::rate),
        rounds.median(Round::p50) / 1000,
        rounds.median(Round::p99) / 1000,
        rounds.cpuMicrosPerRequest(),
        rounds.failed());
  }
}
