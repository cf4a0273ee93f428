package dev.relevo.bench;

import dev.relevo.bench.ingest.HostileBenchmark;
import dev.relevo.bench.ingest.HostileReport;
import dev.relevo.bench.ingest.IngestBenchmark;
import dev.relevo.bench.ingest.IngestReport;
import dev.relevo.bench.router.RouterBenchmark;
import dev.relevo.bench.router.RouterReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The program behind {@code ./relevo bench}, started once everything is built. */
public final class Main {
    private static final int FAILURE = 1;

    private Main() {}

    /** Exits with 0, or without figures with 1 after a line with the error. */
    public static void main(String[] words) {
        int exitCode = FAILURE;
        try {
            run(Arguments.of(List.of(words)));
            exitCode = 0;
        } catch (BenchFailure | IllegalStateException | IOException e) {
            System.err.println("relevo: " + e.getMessage());
        }
        System.exit(exitCode);
    }

    private static void run(Arguments arguments) throws IOException {
        var progress = new Progress(System.out);
        Path home = Path.of(System.getProperty("relevo.home", ".")).toAbsolutePath();
        switch (arguments.subject()) {
            case INGEST -> {
                var benchmark = new IngestBenchmark(home, progress, arguments.connections());
                IngestReport report = benchmark.run(arguments.measured());
                tell(progress, arguments, report.table(), report.json());
            }
            case HOSTILE -> {
                HostileReport report = new HostileBenchmark(home, progress).run(arguments.measured());
                tell(progress, arguments, report.table(), report.json());
                if (!report.faults().isEmpty()) {
                    throw new BenchFailure(String.join("; ", report.faults()));
                }
            }
            case ROUTER -> {
                var benchmark = new RouterBenchmark(home, progress, InstantSource.system());
                RouterReport report = benchmark.run(arguments.measured());
                tell(progress, arguments, report.table(), report.json());
            }
        }
    }

    private static void tell(Progress progress, Arguments arguments, String table, String json) throws IOException {
        progress.say(table);
        if (arguments.json().isPresent()) {
            Files.writeString(arguments.json().get(), json + "\n");
        }
    }
}
