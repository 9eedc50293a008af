import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Coterie is measured against: a Vert.x HTTP server that only sends bytes it was given, on as
 * many event loops. A POST is answered once its whole body was read.
 *
 * <p>Arguments: the port, the media type of all answers, and the file that holds the answer. Prints
 * the number of its event loops once it answers.
 */
public final class BareServer extends VerticleBase {
  private final int port;
  private final String mediaType;
  private final Buffer answer;

  private BareServer(int port, String mediaType, byte[] answer) {
    this.port = port;
    this.mediaType = mediaType;
    this.answer = Buffer.buffer(answer);
  }

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    byte[] answer = Files.readAllBytes(Path.of(arguments[2]));
    int eventLoops = VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE;
    Vertx.vertx()
        .deployVerticle(
            () -> new BareServer(port, arguments[1], answer),
            new DeploymentOptions().setInstances(eventLoops))
        .await();
    System.out.println(eventLoops);
  }

  @Override
  public Future<?> start() {
    return vertx.createHttpServer().requestHandler(this::answer).listen(port, "127.0.0.1");
  }

  private void answer(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.POST)) {
      request.body().onSuccess(body -> send(request));
    } else {
      send(request);
    }
  }

  private void send(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONTENT_TYPE, mediaType).end(answer);
  }
}
