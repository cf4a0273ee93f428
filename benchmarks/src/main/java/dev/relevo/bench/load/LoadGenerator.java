package dev.relevo.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/** A load generator that sends requests over kept connections, from the calling thread. Each run opens new connections. */
public final class LoadGenerator {
    /** The wait after the last request: longer than any target may take to answer. */
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(15);

    /** A selector supports milliseconds only; for shorter waits it is polled this often. */
    private static final long NAP_NANOS = 200_000;

    private static final long MAX_WAIT_MILLIS = 100;

    private final InetSocketAddress address;
    private final int connections;
    private final List<Request> requests;
    private int nextRequest;

    /**
     * @param requests sent in this order, repeatedly
     */
    public LoadGenerator(InetSocketAddress address, int connections, List<Request> requests) {
        this.address = address;
        this.connections = connections;
        this.requests = List.copyOf(requests);
    }

    /**
     * Sends for the duration, then waits for the answers.
     *
     * @throws IOException when a connection cannot be made
     */
    public LoadResult run(Pace pace, Duration duration) throws IOException {
        try (Selector selector = Selector.open()) {
            List<Connection> all = new ArrayList<>(connections);
            try {
                for (int i = 0; i < connections; i++) {
                    all.add(new Connection(address, selector));
                }
                long start = System.nanoTime();
                var run = new Run(selector, all, pace.start(start, duration), start + duration.toNanos());
                run.go();
                return run.tally.result(duration);
            } finally {
                for (Connection connection : all) {
                    connection.close();
                }
            }
        }
    }

    /** The state of one run. */
    private final class Run {
        private final Selector selector;
        private final Queue<Connection> idle;
        private final Arrivals arrivals;
        private final Tally tally;
        private final long giveUpNanos;
        private int open;

        Run(Selector selector, List<Connection> all, Arrivals arrivals, long endNanos) {
            this.selector = selector;
            this.idle = new ArrayDeque<>(all);
            this.arrivals = arrivals;
            this.tally = new Tally(endNanos);
            this.giveUpNanos = endNanos + DRAIN_LIMIT.toNanos();
            this.open = all.size();
        }

        void go() throws IOException {
            while (!isOver(System.nanoTime())) {
                sendDue();
                awaitNews();
            }
            tally.failed("no answer", open - idle.size());
            tally.failed("not sent", arrivals.unsent());
        }

        private boolean isOver(long now) {
            boolean isDone = arrivals.nextNanos(now) == Arrivals.NEVER && idle.size() == open;
            return isDone || open == 0 || now >= giveUpNanos;
        }

        private void sendDue() {
            long now = System.nanoTime();
            long due = arrivals.nextNanos(now);
            while (due <= now && !idle.isEmpty()) {
                arrivals.advance();
                Connection connection = idle.remove();
                try {
                    connection.send(nextRequest(), due);
                } catch (IOException e) {
                    lose(connection, e);
                }
                now = System.nanoTime();
                due = arrivals.nextNanos(now);
            }
        }

        private void awaitNews() throws IOException {
            long now = System.nanoTime();
            long due = arrivals.nextNanos(now);
            long waitNanos = idle.isEmpty() || due == Arrivals.NEVER ? Long.MAX_VALUE : Math.max(0, due - now);
            long waitMillis = Math.min(waitNanos / 1_000_000, MAX_WAIT_MILLIS);
            int ready = waitMillis > 0 ? selector.select(this::proceed, waitMillis) : selector.selectNow(this::proceed);
            if (ready == 0 && waitMillis == 0) {
                LockSupport.parkNanos(Math.min(waitNanos, NAP_NANOS));
            }
        }

        private void proceed(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            try {
                int status = connection.proceed();
                if (status != AnswerReader.INCOMPLETE) {
                    tally.answered(status, connection.request(), connection.intendedNanos(), System.nanoTime());
                    idle.add(connection);
                }
            } catch (IOException | IllegalStateException e) {
                lose(connection, e);
            }
        }

        /** A failed connection is not reopened: one failure already makes the run invalid. */
        private void lose(Connection connection, Exception why) {
            tally.failed(String.valueOf(why.getMessage()), 1);
            open--;
            idle.remove(connection);
            try {
                connection.close();
            } catch (IOException e) {
                tally.failed(String.valueOf(e.getMessage()), 1);
            }
        }

        private Request nextRequest() {
            Request request = requests.get(nextRequest);
            nextRequest = nextRequest + 1 == requests.size() ? 0 : nextRequest + 1;
            return request;
        }
    }
}
