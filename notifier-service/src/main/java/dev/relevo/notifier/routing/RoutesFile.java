package dev.relevo.notifier.routing;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.notifier.NotifierConfig;
import dev.relevo.notifier.route.file.RoutesReader;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tree of a configured file. The file is read every two seconds; one with mistakes changes nothing. Thread-safe. */
@Singleton
class RoutesFile {
    private final Optional<Path> path;
    private final StaleTree stale;
    private final BackgroundLoops loops;
    private volatile @Nullable CurrentTree current;
    /** What was read last, good or not: it is not reported again. */
    private volatile @Nullable String last;

    RoutesFile(NotifierConfig config, StaleTree stale, BackgroundLoops loops) {
        this.path = config.routesFile();
        this.stale = stale;
        this.loops = loops;
    }

    boolean isConfigured() {
        return path.isPresent();
    }

    /** The last good tree; empty without a configured file. */
    Optional<CurrentTree> current() {
        return Optional.ofNullable(current);
    }

    /** Fails the start when there is no good tree: alerts would go elsewhere than the file says. */
    void load(@Observes StartupEvent started) {
        follow();
        if (isConfigured() && current == null) {
            throw new IllegalStateException("the routing tree in " + path.get()
                    + " cannot be read or is not valid; ./relevo check names its mistakes");
        }
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        path.ifPresent(file -> loops.report("routes-file", () -> read(file)));
    }

    private void read(Path file) throws IOException {
        String text = text(file);
        if (text.equals(last)) {
            return;
        }
        last = text;
        RoutesReader.Checked checked = RoutesReader.check(text);
        if (checked.tree().isEmpty()) {
            stale.refused(file.toString(), checked.problems());
            return;
        }
        String revision =
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        current = new CurrentTree(
                CurrentTree.Source.FILE, revision, text, checked.tree().get());
        stale.isInForce(file.toString(), revision);
    }

    /** Reads no more than a tree may have: the file may be any. */
    private static String text(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(RoutesReader.MAX_BYTES + 1);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
