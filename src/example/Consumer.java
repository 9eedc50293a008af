import io.vertx.core.VerticleBase;
import io.vertx.core.*;
import io.vertx.core.eventbus.*;
