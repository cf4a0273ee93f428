package dev.relevo.bench.ingest;

import dev.relevo.bench.load.LoadResult;

/** What is measured, and beside what. */
enum Kind {
    /** The packaged service. It has the most code, so its compiler needs the longest: about 12 s of CPU. */
    INGEST("ingest-service", 6.0, 1.0) {
        @Override
        long records(LoadResult load) {
            return load.events();
        }
    },

    /** A bare Quarkus endpoint that passes bodies on to Kafka: no check, no parsing. Compiled after half of that. */
    PIPE("pipe", 4.0, 1.0) {
        @Override
        long records(LoadResult load) {
            return load.answered();
        }
    },

    /** The same contract with express and kafkajs. It has no compiler to wait for and is far from the others, so it gets less time. */
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

    /** What people call it. */
    String label() {
        return label;
    }

    /** How long it is loaded before it is measured, in parts of {@link Schedule}. */
    double warmUp() {
        return warmUp;
    }

    /** Of the time that the others are measured. */
    double share() {
        return share;
    }

    /** Ahead of the names of its topics. */
    String topicPrefix() {
        return "bench-" + label + ".";
    }

    /** How many records have to be in its topics after this load. */
    abstract long records(LoadResult load);
}
