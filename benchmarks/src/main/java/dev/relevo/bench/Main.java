package dev.relevo.bench;

import dev.relevo.bench.ingest.IngestBenchmark;
import dev.relevo.bench.ingest.IngestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./relevo bench} starts once everything is built. */
public final class Main {
    private static final int FAILURE = 1;

    private Main() {}

    /** Exits with 0, or with 1 after a line that says what is wrong: there are no figures then. */
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
        if (!arguments.subject().equals("ingest")) {
            throw new BenchFailure("nothing to measure called '" + arguments.subject() + "'; known: ingest, jmh");
        }
        IngestReport report = new IngestBenchmark(home, progress, arguments.connections()).run(arguments.measured());
        progress.say(report.table());
        if (arguments.json().isPresent()) {
            Files.writeString(arguments.json().get(), report.json() + "\n");
        }
    }
}
