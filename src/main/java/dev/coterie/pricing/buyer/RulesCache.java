package dev.coterie.pricing.buyer;

import dev.coterie.pricing.cache.EntryCache;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The groups' rules in the price book, one entry of which only what changed is read again. For all
 * threads.
 *
 * <p>As in a {@link EntryCache}, a load that began before a change is not table after it.
 */
public final class RulesCache {
  private GroupRules latest = GroupRules.NONE;
  private @Nullable Set<Long> stale;
  private @Nullable RulesLoading running;
  private volatile @Nullable GroupRules current;

  /** The rules, null where some of them are to be read first. */
  public @Nullable GroupRules peek() {
    return current;
  }

  /**
   * The rules, here or on their way. Where they were neither, {@code toLoad} is told of a load that
   * it must see to.
   */
  public synchronized CompletableFuture<GroupRules> get(RulesLoader toLoad) {
    if (current != null) {
      return CompletableFuture.completedFuture(current);
    }
    if (running == null) {
      running = new RulesLoading(this, latest, stale == null ? null : Set.copyOf(stale));
      toLoad.load(running);
    }
    return running.rules;
  }

  /** Forgets one group's rule, by the group's id, or all for null. */
  public synchronized void forget(@Nullable String id) {
    running = null;
    if (id == null) {
      stale = null;
      latest = GroupRules.NONE;
    } else if (current != null) {
      stale = new HashSet<>(Set.of(Long.valueOf(id)));
    } else if (stale != null) {
      stale.add(Long.valueOf(id));
    }
    current = null;
  }

  private synchronized void keep(RulesLoading load, GroupRules rules) {
    if (running == load) {
      running = null;
      latest = rules;
      current = rules;
    }
  }

  private synchronized void give(RulesLoading load) {
    if (running == load) {
      running = null;
    }
  }

  /** Is told of rules to load. */
  public interface RulesLoader {
    void load(RulesLoading rules);
  }

  /** Rules on their way. */
  public static final class RulesLoading {
    private final RulesCache cache;
    private final GroupRules base;
    private final @Nullable Set<Long> groups;
    private final CompletableFuture<GroupRules> rules = new CompletableFuture<>();

    private RulesLoading(RulesCache cache, GroupRules base, @Nullable Set<Long> groups) {
      this.cache = cache;
      this.base = base;
      this.groups = groups;
    }

    /** The ids of the groups to load, null for all. */
    public @Nullable Set<Long> groups() {
      return groups;
    }

    public void complete(List<RuledGroup> loaded) {
      GroupRules all = base.with(loaded);
      cache.keep(this, all);
      rules.complete(all);
    }

    public void fail(Throwable cause) {
      cache.give(this);
      rules.completeExceptionally(cause);
    }
  }
}
