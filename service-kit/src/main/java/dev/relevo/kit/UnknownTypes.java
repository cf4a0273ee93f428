package dev.relevo.kit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Metrics of events that a reader skips because a newer version wrote them. Thread-safe. */
@Singleton
public class UnknownTypes {
    /** Further types are counted under one label, so that no writer can create an unbounded number of metrics. */
    static final int MAX_TYPES = 20;

    private static final Logger LOG = Logger.getLogger(UnknownTypes.class);
    private static final String OTHER = "other";

    private final Set<String> types = ConcurrentHashMap.newKeySet();
    private final MeterRegistry meters;

    public UnknownTypes(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Counts a skipped event and logs the first one of each type.
     *
     * @param type the type in {@link EventJson.Reading.UnknownType}
     */
    public void skipped(String topic, String type) {
        String known = label(topic, type);
        meters.counter("relevo.records.unknown", "topic", topic, "type", known).increment();
    }

    /** Counts a record that is not an event, skipped by a reader without a dead-letter topic. */
    public void unusable(String topic) {
        meters.counter("relevo.records.unusable", "topic", topic).increment();
    }

    private String label(String topic, String type) {
        if (types.contains(type)) {
            return type;
        }
        if (types.size() >= MAX_TYPES) {
            return OTHER;
        }
        types.add(type);
        LOG.warnf(
                "Events of an unknown type are skipped; a newer version may write them topic=%s type=%s", topic, type);
        return type;
    }
}
