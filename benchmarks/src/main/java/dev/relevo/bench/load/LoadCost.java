package dev.relevo.bench.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The CPU that the load generator uses for a request, beside that of wrk where it is installed; and what both report of a server that
 * pauses for a second. For docs/decisions/0021.
 */
public final class LoadCost {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 5;
    private static final int CONNECTIONS = 32;
    private static final double PER_SECOND = 1_000;

    /** The pause begins two seconds into a run. */
    private static final Duration UNTIL_PAUSE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private volatile long pauseNanos = Long.MAX_VALUE;

    private LoadCost() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new LoadCost().measure();
    }

    private void measure() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    waitForPause();
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            InetSocketAddress address = server.getAddress();
            for (int round = 0; round < ROUNDS; round++) {
                generator(address);
                wrk(address);
                pauseNanos = System.nanoTime() + UNTIL_PAUSE.toNanos();
                paced(address);
                pauseNanos = System.nanoTime() + UNTIL_PAUSE.toNanos();
                wrk(address);
                pauseNanos = Long.MAX_VALUE;
            }
            server.stop(0);
        }
    }

    private void waitForPause() {
        long left = pauseNanos + PAUSE.toNanos() - System.nanoTime();
        if (left > 0 && left <= PAUSE.toNanos()) {
            LockSupport.parkNanos(left);
        }
    }

    /** One thread does all, so its CPU time is the generator's. */
    private static void generator(InetSocketAddress address) throws IOException {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        LoadResult result = load(address).run(new Pace.AsAnswered(), Duration.ofSeconds(SECONDS));
        double micros = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e3;
        print("generator: %.0f requests/s, %.2f us CPU each", result.perSecond(), micros / result.answered());
    }

    private static void paced(InetSocketAddress address) throws IOException {
        LoadResult result = load(address).run(new Pace.Constant(PER_SECOND), Duration.ofSeconds(SECONDS));
        print("generator, a pause of 1 s: p99 %.1f ms", result.percentileMillis(99));
    }

    private static LoadGenerator load(InetSocketAddress address) {
        byte[] bytes = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return new LoadGenerator(address, CONNECTIONS, List.of(new Request(request, 1)));
    }

    /** The last lines of wrk, then the shell's CPU time and that of its children. */
    private static void wrk(InetSocketAddress address) throws IOException, InterruptedException {
        String command = "wrk -t1 -c%d -d%d --latency http://127.0.0.1:%d/ | grep -E '99%%|requests in'; times"
                .formatted(CONNECTIONS, SECONDS, address.getPort());
        int exit = new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
        print("wrk ended with %d", exit);
    }

    private static void print(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
