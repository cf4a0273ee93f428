package dev.relevo.bench;

import dev.relevo.bench.ingest.HostileBenchmark;
import dev.relevo.bench.ingest.HostileReport;
import dev.relevo.bench.ingest.IngestBenchmark;
import dev.relevo.bench.ingest.IngestReport;
import dev.relevo.bench.rating.RatingBenchmark;
import dev.relevo.bench.rating.RatingReport;
import dev.relevo.bench.router.RouterBenchmark;
import dev.relevo.bench.router.RouterReport;
import dev.relevo.kit.command.CommandLines;
import dev.relevo.kit.command.HelpOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program behind {@code ./relevo bench}, started once everything is built. */
@Command(
        name = "relevo bench",
        description = "Measures Relevo beside what it is compared with.",
        exitCodeOnInvalidInput = Main.FAILURE,
        exitCodeList = {"0:done", "1:not done, or invalid argument"},
        footer = {"", "./relevo bench jmh [PATTERN] [JMH OPTION ...] measures the pure code; its arguments are JMH's."})
public final class Main {
    static final int FAILURE = 1;
    static final int MIN_CONNECTIONS = 1;
    static final int MAX_CONNECTIONS = 4_096;
    static final int DEFAULT_CONNECTIONS = 512;

    private static final Duration INGEST = Duration.ofMinutes(3);
    private static final Duration HOSTILE = Duration.ofMinutes(1);
    private static final Duration ROUTER = Duration.ofMinutes(8);
    private static final Duration RATING = Duration.ofMinutes(2);
    private static final String DONE_CODE = "0:the figures are printed";
    private static final String FAILED_CODE = "1:no figures, or invalid argument";

    private final Path home = Path.of(System.getProperty("relevo.home", ".")).toAbsolutePath();
    private final Progress progress = new Progress(System.out);

    @Mixin
    HelpOptions help = new HelpOptions();

    private Main() {}

    /** Exits with 0, or without figures with 1 after a line with the error. */
    public static void main(String[] words) {
        System.exit(commandLine().execute(words));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new Main()).setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof BenchFailure
                    || failure instanceof IllegalStateException
                    || failure instanceof IOException) {
                command.getErr().println("relevo: " + failure.getMessage());
                return FAILURE;
            }
            throw failure;
        });
    }

    @Command(
            name = "ingest",
            description = "Measures ingest-service beside a bare pipe and the usual Node build, "
                    + "for 180 seconds by default; with --hostile for 60.",
            exitCodeOnInvalidInput = FAILURE,
            exitCodeList = {DONE_CODE, FAILED_CODE + "; with --hostile also: honest webhooks suffered"})
    int ingest(
            @Mixin HelpOptions help,
            @Mixin BenchOptions options,
            @Option(
                            names = "--hostile",
                            description = "measures honest webhooks beside held sockets, slow senders and "
                                    + "bodies of 9 MB to router and rating")
                    boolean hostile,
            @Option(
                            names = "--connections",
                            paramLabel = "N",
                            defaultValue = "" + DEFAULT_CONNECTIONS,
                            converter = Connections.class,
                            description = "connections of the load generator, not with --hostile; " + MIN_CONNECTIONS
                                    + " to " + MAX_CONNECTIONS)
                    int connections)
            throws IOException {
        if (hostile) {
            HostileReport report = new HostileBenchmark(home, progress).run(options.measured(HOSTILE));
            options.report(progress, report.table(), report.json());
            if (!report.faults().isEmpty()) {
                throw new BenchFailure(String.join("; ", report.faults()));
            }
            return 0;
        }
        IngestReport report = new IngestBenchmark(home, progress, connections).run(options.measured(INGEST));
        options.report(progress, report.table(), report.json());
        return 0;
    }

    @Command(
            name = "router",
            description = "Measures escalation-router beside the least topology and a Flink job, for 480 seconds by "
                    + "default: 200,000 conversations.",
            exitCodeOnInvalidInput = FAILURE,
            exitCodeList = {DONE_CODE, FAILED_CODE})
    int router(@Mixin HelpOptions help, @Mixin BenchOptions options) throws IOException {
        RouterReport report = new RouterBenchmark(home, progress, InstantSource.system()).run(options.measured(ROUTER));
        options.report(progress, report.table(), report.json());
        return 0;
    }

    @Command(
            name = "rating",
            description =
                    "Measures rating-service beside a consumer that stores each status in a transaction of its own, its "
                            + "polls and its API, for 120 seconds by default.",
            exitCodeOnInvalidInput = FAILURE,
            exitCodeList = {DONE_CODE, FAILED_CODE})
    int rating(@Mixin HelpOptions help, @Mixin BenchOptions options) throws IOException {
        RatingReport report = new RatingBenchmark(home, progress, InstantSource.system()).run(options.measured(RATING));
        options.report(progress, report.table(), report.json());
        return 0;
    }

    static final class Connections extends BoundedNumber<Integer> {
        Connections() {
            super(MIN_CONNECTIONS, MAX_CONNECTIONS, Integer::valueOf);
        }
    }
}
