package dev.relevo.bench.rating;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.Progress;
import dev.relevo.bench.load.LoadGenerator;
import dev.relevo.bench.load.LoadResult;
import dev.relevo.bench.load.Pace;
import dev.relevo.bench.load.Request;
import dev.relevo.bench.run.ServiceProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The data of a number's page, and permits beside a constant route. */
final class RequestBenchmark {
    /** No number of it turns red. */
    private static final int LAST_ACCOUNT = GraphLookalike.ACCOUNTS - 1;

    private static final double PERMITS_PER_SECOND = 500;
    private static final int CONNECTIONS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private final Progress progress;
    private final ServiceProcess rating;
    private final Fleet fleet;

    RequestBenchmark(Progress progress, ServiceProcess rating, Fleet fleet) {
        this.progress = progress;
        this.rating = rating;
        this.fleet = fleet;
    }

    /** Milliseconds for all data of a number's page at the 95th percentile: its requests one after the other. */
    double numberPage(Duration duration) {
        progress.step("data of a number's page with a year of history");
        for (int i = 0; i < GraphLookalike.NUMBERS; i++) {
            fleet.addHistory(GraphLookalike.number(LAST_ACCOUNT, i));
        }
        Histogram ignored = pages(WARM_UP);
        return pages(duration).getValueAtPercentile(95) / 1e3;
    }

    private Histogram pages(Duration duration) {
        Histogram micros = new Histogram(3);
        long end = System.nanoTime() + duration.toNanos();
        for (int i = 0; System.nanoTime() < end; i = (i + 1) % GraphLookalike.NUMBERS) {
            String page = "/v1/numbers/" + GraphLookalike.number(LAST_ACCOUNT, i);
            long start = System.nanoTime();
            for (String part : List.of("", "/history", "/volume")) {
                int status = fleet.get(page + part);
                if (status != 200) {
                    throw new BenchFailure("no valid figures: " + part + " of a number was answered " + status);
                }
            }
            micros.recordValue((System.nanoTime() - start) / 1_000);
        }
        return micros;
    }

    /** How many times as long a permit takes as a constant route, both at 500 requests a second, at the 99th percentile. */
    double permitRatio(Duration duration) throws IOException {
        progress.step("permits beside a constant route, %,.0f a second".formatted(PERMITS_PER_SECOND));
        List<Request> permits = numbers("/permit?category=marketing");
        List<Request> constant = List.of(request("/q/health/live"));
        double permit = timed(rating.address(), permits, duration);
        double still = timed(rating.managementAddress(), constant, duration);
        progress.say("permit p99 %.2f ms, constant route p99 %.2f ms".formatted(permit, still));
        return permit / still;
    }

    private static double timed(InetSocketAddress address, List<Request> requests, Duration duration)
            throws IOException {
        warmUp(address, requests, PERMITS_PER_SECOND);
        return load(address, requests, PERMITS_PER_SECOND, duration).percentileMillis(99);
    }

    private static void warmUp(InetSocketAddress address, List<Request> requests, double rate) throws IOException {
        LoadResult ignored = load(address, requests, rate, WARM_UP);
    }

    private static LoadResult load(InetSocketAddress address, List<Request> requests, double rate, Duration duration)
            throws IOException {
        LoadResult load = new LoadGenerator(address, CONNECTIONS, requests).run(new Pace.Constant(rate), duration);
        if (!load.isClean()) {
            throw new BenchFailure("no valid figures: %d requests answered 200, but also %s"
                    .formatted(load.answered(), load.failures()));
        }
        return load;
    }

    private static List<Request> numbers(String path) {
        return IntStream.range(0, GraphLookalike.NUMBERS)
                .mapToObj(i -> request("/v1/numbers/" + GraphLookalike.number(LAST_ACCOUNT, i) + path))
                .toList();
    }

    private static Request request(String path) {
        byte[] head = ("GET " + path + " HTTP/1.1\r\nHost: " + Ports.HOST + "\r\nAuthorization: Bearer "
                        + ServiceProcess.KEY + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocateDirect(head.length);
        bytes.put(head).flip();
        return new Request(bytes, 1);
    }
}
