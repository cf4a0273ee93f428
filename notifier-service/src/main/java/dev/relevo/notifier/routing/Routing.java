package dev.relevo.notifier.routing;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.notifier.route.Route;
import dev.relevo.notifier.route.RoutingTree;
import dev.relevo.notifier.route.Silence;
import dev.relevo.notifier.route.file.RoutesReader;
import dev.relevo.notifier.silence.Silences;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts go: by the configured file, else by the tree of the API, else by the receivers' own filters. A tree and the silences
 * are kept in memory, so that an alert costs no query; a change on another replica is seen after two seconds. Thread-safe.
 */
@Singleton
public class Routing {
    private final RoutesFile file;
    private final TreeRepository repository;
    private final ReceiverRoutes receivers;
    private final Silences silences;
    private final StaleTree stale;
    private final BackgroundLoops loops;
    private volatile @Nullable Stored stored;

    /**
     * What the table has.
     *
     * @param revision of the last change; 0 without a change
     * @param tree the last good tree; null without one
     */
    private record Stored(long revision, @Nullable CurrentTree tree) {}

    Routing(
            RoutesFile file,
            TreeRepository repository,
            ReceiverRoutes receivers,
            Silences silences,
            StaleTree stale,
            BackgroundLoops loops) {
        this.file = file;
        this.repository = repository;
        this.receivers = receivers;
        this.silences = silences;
        this.stale = stale;
        this.loops = loops;
    }

    /** The routes that take an alert, in order. A silenced one is in it, with the silence. Empty when nobody wants the alert. */
    public List<Matched> match(Map<String, String> labels, Instant at) {
        @Nullable Silence silence = silences.of(labels, at).orElse(null);
        return tree().match(labels).stream()
                .filter(match -> !match.route().steps().isEmpty())
                .map(match -> new Matched(match.path(), match.route(), silence))
                .toList();
    }

    /** The silence of an alert at this moment; empty when it is not silenced. */
    public Optional<Silence> silence(Map<String, String> labels, Instant at) {
        return silences.of(labels, at);
    }

    /** The tree in force: time intervals, inhibition, rotations and digests are asked of it. */
    public RoutingTree tree() {
        return current().tree();
    }

    /** The route of this key in the tree in force; empty when it is not in it any more. */
    public Optional<Route> route(String key) {
        return tree().route(key);
    }

    /** Whether there is a tree. Without one each receiver is a route. */
    public boolean hasTree() {
        return current().source() != CurrentTree.Source.RECEIVERS;
    }

    CurrentTree current() {
        return configured()
                .orElseGet(() -> new CurrentTree(CurrentTree.Source.RECEIVERS, "none", null, receivers.tree()));
    }

    /** The tree of the file or of the API; empty without one. */
    Optional<CurrentTree> configured() {
        return file.isConfigured() ? file.current() : Optional.ofNullable(stored().tree());
    }

    private Stored stored() {
        Stored known = stored;
        return known == null ? refresh() : known;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        if (!file.isConfigured()) {
            loops.report("routes", () -> {
                Stored known = stored;
                if (known == null || known.revision() != repository.newestRevision()) {
                    refresh();
                }
            });
        }
    }

    /** Reads the tree from the table. One that this version cannot read leaves the last good one in force. */
    synchronized Stored refresh() {
        @Nullable Stored before = stored;
        Stored now = repository
                .newest()
                .filter(row -> before == null || row.revision() >= before.revision())
                .map(row -> new Stored(row.revision(), tree(row, before == null ? null : before.tree())))
                .orElse(before == null ? new Stored(0, null) : before);
        stored = now;
        return now;
    }

    private @Nullable CurrentTree tree(TreeRevision row, @Nullable CurrentTree lastGood) {
        if (row.document().isEmpty()) {
            return null;
        }
        String revision = Long.toString(row.revision());
        RoutesReader.Checked checked = RoutesReader.check(row.document().get());
        if (checked.tree().isEmpty()) {
            stale.refused("revision " + revision, checked.problems());
            return lastGood;
        }
        stale.isInForce("api", revision);
        return new CurrentTree(
                CurrentTree.Source.API,
                revision,
                row.document().get(),
                checked.tree().get());
    }
}
