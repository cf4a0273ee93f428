package dev.relevo.bench.ingest;

import dev.relevo.bench.load.LoadResult;

/** What is measured, and beside what. */
enum Kind {
    /** The packaged service. */
    INGEST("ingest-service", 1.0) {
        @Override
        long records(LoadResult load) {
            return load.events();
        }
    },

    /** A bare Quarkus endpoint that passes bodies on to Kafka: no check, no parsing. */
    PIPE("pipe", 1.0) {
        @Override
        long records(LoadResult load) {
            return load.answered();
        }
    },

    /** The same contract with express and kafkajs. It has no compiler to wait for and is far from the others, so it gets less time. */
    NODE("node", 0.5) {
        @Override
        long records(LoadResult load) {
            return load.events();
        }
    };

    private final String label;
    private final double share;

    Kind(String label, double share) {
        this.label = label;
        this.share = share;
    }

    /** What people call it. */
    String label() {
        return label;
    }

    /** Of the time that the first gets. */
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
