package dev.relevo.bench.router;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contender of the benchmark: the router, or an implementation it is compared with. */
enum Contender {
    /** The packaged service, under the policy that {@link RouterInput} publishes. */
    ROUTER("escalation-router", Topics.DEFAULT_PREFIX),

    /** The minimal topology: one state read and written for each event, exactly once, without logic. It makes no handoff. */
    LIMIT("limit", null),

    /** Three of the rules on Apache Flink: a keyed process function, RocksDB, exactly-once checkpoints and sink. */
    FLINK("flink", "bench-flink."),

    /** The same three as patterns of Flink's CEP library, with the same state, checkpoints and sink. */
    FLINK_CEP("flink-cep", "bench-flink-cep.");

    /** The queue of all handoffs. */
    static final Topic HANDOFFS = Topics.handoffs("support");

    private final String label;
    private final @Nullable String prefix;

    Contender(String label, @Nullable String prefix) {
        this.label = label;
        this.prefix = prefix;
    }

    /** The name in reports. */
    String label() {
        return label;
    }

    /** Its consumer group; for Kafka Streams also the application id. */
    String group() {
        return "bench-" + label;
    }

    /** The topic of its handoffs; empty for the minimal topology. */
    Optional<String> handoffs() {
        return Optional.ofNullable(prefix).map(HANDOFFS::withPrefix);
    }
}
