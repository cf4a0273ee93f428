package dev.relevo.bench.rating;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.Progress;
import dev.relevo.bench.run.ServiceProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Statuses: a backlog of one number, then of 100, then the promised rates while the lag is watched, then the naive consumer. At the
 * end the counts in the database are compared with what was written.
 */
final class StatusBenchmark {
    static final int MANY = 100;
    static final double PROMISED_ONE = 2_000;
    static final double PROMISED_MANY = 10_000;

    private static final int WARM_UP_MESSAGES = 30_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Progress progress;
    private final StatusInput input;
    private final Store store;
    private final ServiceProcess rating;
    private final NaiveConsumer naive;

    StatusBenchmark(Progress progress, StatusInput input, Store store, ServiceProcess rating, NaiveConsumer naive) {
        this.progress = progress;
        this.input = input;
        this.store = store;
        this.rating = rating;
        this.naive = naive;
    }

    /** The figures of a run. */
    record Figures(StatusRate one, StatusRate many, Paced pacedOne, Paced pacedMany, double naivePerSecond) {}

    /**
     * The promised rate for some time.
     *
     * @param cpu CPU-seconds per second of the service
     * @param lagSeconds how long after the last status was written the service had counted it
     */
    record Paced(double perSecond, double cpu, double lagSeconds) {}

    Figures run(Duration measured) {
        int messages = Math.toIntExact(Math.max(20, measured.toSeconds())) * 1_000;
        progress.step("warm-up");
        drain(WARM_UP_MESSAGES, MANY);
        progress.step("%,d statuses of one number".formatted(messages * StatusInput.PER_MESSAGE));
        StatusRate one = drain(messages, 1);
        progress.step("%,d statuses of %d numbers".formatted(messages * StatusInput.PER_MESSAGE, MANY));
        StatusRate many = drain(messages, MANY);
        Duration each = measured.dividedBy(6);
        progress.step("%,.0f statuses/s of one number, %d s".formatted(PROMISED_ONE, each.toSeconds()));
        Paced pacedOne = pace(PROMISED_ONE, 1, each);
        progress.step("%,.0f statuses/s of %d numbers, %d s".formatted(PROMISED_MANY, MANY, each.toSeconds()));
        Paced pacedMany = pace(PROMISED_MANY, MANY, each);
        audit();
        progress.step("a row and a transaction per status, %d s".formatted(each.toSeconds()));
        return new Figures(one, many, pacedOne, pacedMany, naive.perSecond(each));
    }

    /**
     * Writes a backlog while the service is held back, and takes its rate from the moment at which it is let go: meanwhile the
     * writer would take CPU from it.
     */
    private StatusRate drain(int messages, int numbers) {
        // The service waits for the lock as it waits for any slow transaction.
        store.execute("begin; lock table rating.volume_position in access exclusive mode");
        input.write(messages, numbers, null);
        store.execute("commit");
        StatusProgress start = StatusProgress.await(store.processed() + 1, LIMIT, store, rating);
        return StatusProgress.await(written(), LIMIT, store, rating).since(start);
    }

    private Paced pace(double perSecond, int numbers, Duration duration) {
        int messages = (int) (duration.toSeconds() * perSecond / StatusInput.PER_MESSAGE / 1_000) * 1_000;
        StatusProgress start = StatusProgress.now(store, rating);
        input.write(Math.max(1_000, messages), numbers, perSecond);
        long end = System.nanoTime();
        StatusProgress done = StatusProgress.await(written(), LIMIT, store, rating);
        double seconds = (done.nanos() - start.nanos()) / 1e9;
        return new Paced(
                (done.statuses() - start.statuses()) / seconds,
                done.cpu().minus(start.cpu()).toNanos() / 1e9 / seconds,
                (done.nanos() - end) / (double) TimeUnit.SECONDS.toNanos(1));
    }

    /** Each message was sent, delivered and read once, and counted as a template once. */
    private void audit() {
        long messages = input.messages();
        for (String figure : new String[] {"marketing", "sent", "delivered", "\"read\""}) {
            long counted = store.number("select coalesce(sum(" + figure + "), 0) from rating.volume_count");
            if (counted != messages) {
                throw new BenchFailure("no valid figures: %,d messages written, %,d counted as %s"
                        .formatted(messages, counted, figure));
            }
        }
    }

    private long written() {
        return input.messages() * StatusInput.PER_MESSAGE;
    }
}
