import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A Coterie process that runs, and what can be asked of it. */
record Coterie(Server server, URI management, String key) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse<byte[]> get(String target) throws IOException, InterruptedException {
    return send("GET", target, "application/json", "");
  }

  HttpResponse<byte[]> post(String target, String json) throws IOException, InterruptedException {
    return send("POST", target, "application/json", json);
  }

  void put(String target, String json) throws IOException, InterruptedException {
    send("PUT", target, "application/json", json);
  }

  void delete(String target) throws IOException, InterruptedException {
    send("DELETE", target, "application/json", "");
  }

  void upload(String target, String csv) throws IOException, InterruptedException {
    send("POST", target, "text/csv", csv);
  }

  /** The sum of the metrics whose name and first labels are these. */
  double metric(String series) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(management.resolve("/metrics")).build();
    return CLIENT
        .send(request, BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** How many products or customers the price book holds. */
  long bookEntries(String of) throws IOException, InterruptedException {
    return (long) metric("coterie_pricing_book_entries{of=\"" + of + "\"}");
  }

  /** How often products or customers were looked for in the price book, since the start. */
  BookReads bookReads(String of) throws IOException, InterruptedException {
    String reads = "coterie_pricing_book_reads_total{of=\"" + of + "\",result=\"%s\"}";
    return new BookReads(metric(reads.formatted("hit")), metric(reads.formatted("miss")));
  }

  /** The bytes of the heap that are in use after a collection. */
  long usedHeap() throws IOException, InterruptedException {
    server.collectGarbage();
    return (long) metric("jvm_memory_used_bytes{area=\"heap\"");
  }

  private HttpResponse<byte[]> send(String method, String target, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri(target))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() / 100 != 2) {
      String said = new String(answer.body());
      throw new IllegalStateException(method + " " + target + ": " + answer + " " + said);
    }
    return answer;
  }

  /** Reads of one kind of the price book's entries. */
  record BookReads(double hits, double misses) {

    BookReads since(BookReads then) {
      return new BookReads(hits - then.hits, misses - then.misses);
    }

    double hitRate() {
      return hits / (hits + misses);
    }
  }
}
