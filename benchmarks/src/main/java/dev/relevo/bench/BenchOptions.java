package dev.relevo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all benchmarks share. */
final class BenchOptions {
    static final int MIN_SECONDS = 10;
    static final int MAX_SECONDS = 3_600;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            converter = Seconds.class,
            description = "how long load runs, all targets and warm-up included; " + MIN_SECONDS + " to " + MAX_SECONDS)
    @Nullable
    Duration measured;

    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures to this file as JSON")
    @Nullable
    Path json;

    Duration measured(Duration byDefault) {
        return measured == null ? byDefault : measured;
    }

    /** Prints the table and writes the JSON where it was asked for. */
    void report(Progress progress, String table, String figures) throws IOException {
        progress.say(table);
        if (json != null) {
            Files.writeString(json, figures + "\n");
        }
    }

    static final class Seconds extends BoundedNumber<Duration> {
        Seconds() {
            super(MIN_SECONDS, MAX_SECONDS, Duration::ofSeconds);
        }
    }
}
