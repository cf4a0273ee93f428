package dev.relevo.kit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Counts the events that a reader skips because a newer version wrote them. Thread-safe. */
@Singleton
public class UnknownTypes {
    /** More types than that are counted as one, so that no writer can make a metric without end. */
    static final int MAX_TYPES = 20;

    private static final Logger LOG = Logger.getLogger(UnknownTypes.class);
    private static final String OTHER = "other";

    private final Set<String> types = ConcurrentHashMap.newKeySet();
    private final MeterRegistry meters;

    public UnknownTypes(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * An event was skipped. The first one of each type is logged.
     *
     * @param type as {@link EventJson.Reading.UnknownType} has it
     */
    public void skipped(String topic, String type) {
        String known = label(topic, type);
        meters.counter("relevo.records.unknown", "topic", topic, "type", known).increment();
    }

    /** A record was skipped that is none of ours, by a reader that parks nothing. */
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
