package dev.relevo.rating.volume.count;

import java.time.Instant;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What a batch of records adds to the counts. Its maps are sorted: all transactions lock rows in the same order. */
public final class Tally {
    private final SortedMap<Slot, int[]> counts = new TreeMap<>();
    private final SortedMap<Failure, Integer> failures = new TreeMap<>();
    private final SortedMap<PersonKey, Instant> people = new TreeMap<>();

    /**
     * The counts of one number or portfolio in one interval.
     *
     * @param owner id of the number, or {@link Owners#portfolio}
     * @param bucket the beginning of the interval
     */
    public record Slot(String owner, Instant bucket) implements Comparable<Slot> {
        private static final Comparator<Slot> ORDER =
                Comparator.comparing(Slot::owner).thenComparing(Slot::bucket);

        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Failed messages with one error code.
     *
     * @param code WhatsApp's code; 0 when it gave none
     */
    public record Failure(Slot slot, int code) implements Comparable<Failure> {
        private static final Comparator<Failure> ORDER =
                Comparator.comparing(Failure::slot).thenComparing(Failure::code);

        @Override
        public int compareTo(Failure other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A person in a figure of distinct people.
     *
     * @param person a hash
     */
    public record PersonKey(Figure figure, String owner, UUID person) implements Comparable<PersonKey> {
        private static final Comparator<PersonKey> ORDER = Comparator.comparing(PersonKey::figure)
                .thenComparing(PersonKey::owner)
                .thenComparing(PersonKey::person);

        @Override
        public int compareTo(PersonKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** Adds to a figure; a negative amount subtracts. */
    public void add(String owner, Instant bucket, Figure figure, int amount) {
        counts.computeIfAbsent(new Slot(owner, bucket), _ -> new int[Figure.values().length])[figure.ordinal()] +=
                amount;
    }

    /** Adds one failed message. */
    public void fail(String owner, Instant at, int code) {
        failures.merge(new Failure(new Slot(owner, Buckets.of(at)), code), 1, Integer::sum);
    }

    /** Adds a person. They count once, in the last interval in which they were seen. */
    public void person(Figure figure, String owner, UUID person, Instant at) {
        people.merge(
                new PersonKey(figure, owner, person), Buckets.of(at), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The amounts by {@link Figure#ordinal}. */
    public SortedMap<Slot, int[]> counts() {
        return counts;
    }

    public SortedMap<Failure, Integer> failures() {
        return failures;
    }

    /** The people with the last interval in which each was seen. */
    public SortedMap<PersonKey, Instant> people() {
        return people;
    }
}
