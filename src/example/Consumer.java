import com.hazelcast.config.Config;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** Hears each of Coterie's events once and in order, whatever is restarted meanwhile. */
public class Consumer extends VerticleBase {
  private final Path place = Path.of("consumer.place");
  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final String key;
  private long last;

  Consumer(String api, String key) {
    this.api = api;
    this.key = key;
  }

  @Override
  public Future<?> start() throws IOException {
    last = Files.exists(place) ? Long.parseLong(Files.readString(place)) : 0;
    vertx.setPeriodic(0, 60_000, timer -> catchUp());
    return vertx.eventBus().consumer("coterie.events", this::hear).completion();
  }

  /** The header says which event came before, so that a gap shows and a repeat does too. */
  private void hear(Message<JsonObject> message) {
    if (Long.parseLong(message.headers().get("after")) == last) {
      take(message.body());
    } else if (message.body().getLong("id") > last) {
      catchUp();
    }
  }

  private void catchUp() {
    JsonObject page;
    do {
      page = read(api + "/v1/events?limit=500&after=" + last);
      page.getJsonArray("items").forEach(event -> take((JsonObject) event));
    } while (page.getString("next") != null);
  }

  /** What is done here belongs into one transaction with the place, if it must not be repeated. */
  private void take(JsonObject event) {
    try {
      System.out.println(event.encode());
      last = event.getLong("id");
      Files.writeString(place, Long.toString(last));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private JsonObject read(String uri) {
    var request = HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + key);
    try {
      return new JsonObject(http.send(request.build(), BodyHandlers.ofString()).body());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** Arguments: the API's address, a key with the scope admin, Coterie's member, a port to use. */
  public static void main(String[] arguments) {
    Config hazelcast = ConfigUtil.loadConfig().setClusterName("coterie");
    // after a restart of all others it looks for them anew
    hazelcast.setProperty("hazelcast.merge.first.run.delay.seconds", "5");
    hazelcast.setProperty("hazelcast.merge.next.run.delay.seconds", "5");
    var network = hazelcast.getNetworkConfig().setPort(Integer.parseInt(arguments[3]));
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    network.getJoin().getMulticastConfig().setEnabled(false);
    network.getJoin().getTcpIpConfig().setEnabled(true).addMember(arguments[2]);
    Vertx.builder()
        .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1")))
        .withClusterManager(new HazelcastClusterManager(hazelcast))
        .buildClustered()
        .compose(
            vertx ->
                vertx.deployVerticle(
                    new Consumer(arguments[0], arguments[1]),
                    new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)))
        .onFailure(cause -> System.exit(1));
  }
}
