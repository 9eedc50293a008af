package dev.coterie.app;

import dev.coterie.catalog.OldPlans;
import dev.coterie.config.RetentionConfig;
import dev.coterie.config.Role;
import dev.coterie.db.OldEvents;
import dev.coterie.db.OldRows;
import dev.coterie.db.RememberedAnswers;
import dev.coterie.list.OldImports;
import dev.coterie.mail.OldMails;
import dev.coterie.retention.KeptRows;
import dev.coterie.retention.RetentionVerticle;
import io.vertx.core.Deployable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is deleted by its age. */
record RetentionModule(Platform platform) implements Module {
  private static final Duration PLANS = Duration.ofDays(1);

  @Override
  public Role role() {
    return Role.EXPIRY;
  }

  @Override
  public Deployable verticle() {
    return new RetentionVerticle(platform.storage(), kept(), platform.meters(), platform.clock());
  }

  private List<KeptRows> kept() {
    RetentionConfig config = platform.config().retention();
    return Stream.of(
            kept(new RememberedAnswers(config.answers()), config.answers()),
            kept(new OldPlans(), PLANS),
            kept(new OldImports(), config.imports()),
            kept(new OldMails(), config.mails()),
            kept(new OldEvents(), config.events()))
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<KeptRows> kept(OldRows rows, @Nullable Duration age) {
    return age == null ? Stream.of() : Stream.of(new KeptRows(rows, age));
  }
}
