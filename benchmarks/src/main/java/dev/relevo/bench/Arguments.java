package dev.relevo.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code ./relevo bench}.
 *
 * @param subject what to measure
 * @param measured how long load runs, all targets and warm-up included
 * @param connections the number of connections of the load generator
 * @param json the file for the figures as JSON; empty for none
 */
record Arguments(Subject subject, Duration measured, int connections, Optional<Path> json) {
    private static final String HOSTILE_FLAG = "--hostile";

    static final int MIN_SECONDS = 10;
    static final int MAX_SECONDS = 3_600;
    static final int MIN_CONNECTIONS = 1;
    static final int MAX_CONNECTIONS = 4_096;
    static final int DEFAULT_CONNECTIONS = 512;

    /** A subject of measurement, with its default duration. */
    enum Subject {
        INGEST(Duration.ofMinutes(3)),
        /** {@code ingest --hostile}. */
        HOSTILE(Duration.ofMinutes(1)),
        ROUTER(Duration.ofMinutes(8));

        private final Duration measured;

        Subject(Duration measured) {
            this.measured = measured;
        }
    }

    /**
     * Parses the arguments.
     *
     * @throws BenchFailure naming the invalid argument
     */
    static Arguments of(List<String> words) {
        Iterator<String> rest = words.iterator();
        Subject subject = subject(rest.hasNext() ? rest.next() : "");
        if (subject == Subject.INGEST && words.contains(HOSTILE_FLAG)) {
            subject = Subject.HOSTILE;
        }
        Duration measured = subject.measured;
        int connections = DEFAULT_CONNECTIONS;
        Optional<Path> json = Optional.empty();
        while (rest.hasNext()) {
            String option = rest.next();
            if (subject == Subject.HOSTILE && option.equals(HOSTILE_FLAG)) {
                continue;
            }
            String value = rest.hasNext() ? rest.next() : null;
            switch (option) {
                case "--seconds" -> measured = Duration.ofSeconds(number(option, value, MIN_SECONDS, MAX_SECONDS));
                case "--connections" -> connections = number(option, value, MIN_CONNECTIONS, MAX_CONNECTIONS);
                case "--json" -> json = Optional.of(Path.of(required(option, value)));
                default -> throw new BenchFailure("unknown argument '" + option + "'; ./relevo help lists them");
            }
        }
        return new Arguments(subject, measured, connections, json);
    }

    private static Subject subject(String word) {
        return Arrays.stream(Subject.values())
                .filter(subject -> subject != Subject.HOSTILE)
                .filter(subject -> subject.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new BenchFailure("nothing to measure called '" + word + "'; known: ingest, router, jmh"));
    }

    private static int number(String option, @Nullable String value, int min, int max) {
        String text = required(option, value);
        if (text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new BenchFailure("%s must be a number from %d to %d: '%s'".formatted(option, min, max, text));
    }

    private static String required(String option, @Nullable String value) {
        if (value == null) {
            throw new BenchFailure(option + " needs a value");
        }
        return value;
    }
}
