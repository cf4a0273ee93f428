package dev.relevo.ingest.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The metrics of publishing: unrecognized webhooks by field, and how long the broker takes. No label holds personal data. */
@Singleton
class PublishMetrics {
    /** Twice the webhook fields known in 2026; further names are counted as {@code other}. */
    static final int MAX_UNKNOWN_FIELDS = 64;

    private static final String OTHER = "other";
    private static final int MAX_FIELD_LENGTH = 48;

    private final MeterRegistry registry;
    private final Timer acknowledged;
    private final Map<String, Counter> unknown = new ConcurrentHashMap<>();

    PublishMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.acknowledged =
                Timer.builder("relevo.ingest.ack").publishPercentileHistogram().register(registry);
    }

    /** Counts an unrecognized webhook, or a part of one, under its field. */
    void unknown(String field) {
        counterFor(field).increment();
    }

    /** The time from sending to the broker's acknowledgement. */
    Timer acknowledged() {
        return acknowledged;
    }

    /** The provider chooses the field name, so it is bounded before it becomes a label. */
    private Counter counterFor(String field) {
        Counter counter = unknown.get(field);
        if (counter != null) {
            return counter;
        }
        String label = unknown.size() < MAX_UNKNOWN_FIELDS && isPlain(field) ? field : OTHER;
        return unknown.computeIfAbsent(label, name -> registry.counter("relevo.ingest.unknown", "field", name));
    }

    private static boolean isPlain(String field) {
        return field.length() <= MAX_FIELD_LENGTH && field.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z'));
    }
}
