package dev.relevo.bench.ingest;

import dev.relevo.bench.load.LoadResult;

/** A target of the benchmark: the service, or an implementation it is compared with. */
enum Kind {
    /** The packaged service. It has the most code, so compiling takes longest: about 12 s of CPU. */
    INGEST("ingest-service", 6.0, 1.0) {
        @Override
        long records(LoadResult load) {
            return load.events();
        }
    },

    /** A bare Quarkus endpoint that passes bodies on to Kafka: no check, no parsing. Compiling takes half of that. */
    PIPE("pipe", 4.0, 1.0) {
        @Override
        long records(LoadResult load) {
            return load.answered();
        }
    },

    /** The same contract with express and kafkajs. It needs no long warm-up and differs a lot from the others, so it gets less time. */
    NODE("node", 1.5, 0.5) {
        @Override
        long records(LoadResult load) {
            return load.events();
        }
    };

    private final String label;
    private final double warmUp;
    private final double share;

    Kind(String label, double warmUp, double share) {
        this.label = label;
        this.warmUp = warmUp;
        this.share = share;
    }

    /** The name in reports. */
    String label() {
        return label;
    }

    /** The duration of the warm-up, in parts of {@link Schedule}. */
    double warmUp() {
        return warmUp;
    }

    /** The share of the time that the others are measured. */
    double share() {
        return share;
    }

    /** The prefix of its topics' names. */
    String topicPrefix() {
        return "bench-" + label + ".";
    }

    /** The expected number of records in its topics after this load. */
    abstract long records(LoadResult load);
}
