import java.io.IOException;

/** Two servers that are loaded in turn, round by round. */
record Duel(Options options, String name, int bytes, Side one, Side other) {

  /**
   * A server under load.
   *
   * @param name as the table calls it, in at most seven letters
   */
  record Side(String name, Server server, Load load) {}

  /** Loads both for a time that is not counted. */
  void warmUp() throws IOException, InterruptedException {
    one.load().atLimit(one.server(), options.warmUpSeconds());
    other.load().atLimit(other.server(), options.warmUpSeconds());
  }

  /** Both asked as fast as they answer. */
  Row atLimit() throws IOException, InterruptedException {
    return rounds(name, side -> side.load().atLimit(side.server(), options.seconds()));
  }

  /** Both asked half as often as the first of them could answer. */
  Row atHalfLoad(Row atLimit) throws IOException, InterruptedException {
    double rate = atLimit.ofOne().median(Round::rate) / 2;
    return rounds(
        name + " at half load", side -> side.load().atRate(rate, side.server(), options.seconds()));
  }

  private Row rounds(String title, Loading loading) throws IOException, InterruptedException {
    Rounds ofOne = new Rounds();
    Rounds ofOther = new Rounds();
    for (int number = 1; number <= options.rounds(); number++) {
      Round first = loading.load(one);
      Round second = loading.load(other);
      System.err.printf(
          "%s, round %d: %s %.0f/s, %s %.0f/s%n",
          title, number, one.name(), first.rate(), other.name(), second.rate());
      ofOne.all().add(first);
      ofOther.all().add(second);
    }
    return new Row(title, bytes, one.name(), ofOne, other.name(), ofOther);
  }

  private interface Loading {
    Round load(Side side) throws IOException, InterruptedException;
  }
}
