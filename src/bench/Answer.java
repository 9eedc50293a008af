import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a server sends to every question of a kind. */
record Answer(String mediaType, byte[] body) {
  private static final int SAMPLE = 500;

  /** Of some answers to questions from the whole file, the one whose size is median. */
  static Answer typical(Coterie coterie, Load load) throws IOException, InterruptedException {
    List<String> questions = load.questions();
    List<HttpResponse<byte[]>> answers = new ArrayList<>();
    for (int number = 0; number < SAMPLE; number++) {
      String question = questions.get((int) ((long) number * questions.size() / SAMPLE));
      answers.add(
          load.method().equals("GET")
              ? coterie.get(question)
              : coterie.post("/v1/prices", question));
    }
    answers.sort(Comparator.comparingInt(answer -> answer.body().length));
    HttpResponse<byte[]> median = answers.get(SAMPLE / 2);
    return new Answer(median.headers().firstValue("Content-Type").orElseThrow(), median.body());
  }
}
