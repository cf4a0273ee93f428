package dev.relevo.kit.outbox;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The reason why a row cannot be published. */
public enum ParkReason {
    /** The payload is not an event of the topic. */
    UNREADABLE,
    /** The payload is an event of a type this version does not know: a newer version stored it. */
    UNKNOWN_TYPE,
    /** Relevo has no such topic. */
    UNKNOWN_TOPIC,
    /** The record is larger than the producer or the topic accepts. */
    TOO_LARGE,
    /** The broker rejects the record or the topic's name. */
    REFUSED,
    /** The broker does not know the topic. */
    TOPIC_MISSING,
    /** The service is not authorized to write to the topic. */
    NOT_AUTHORIZED;

    /** Reasons that can resolve without a change of the row: the relay retries such rows. */
    static final Set<ParkReason> RETRYABLE = Set.of(UNKNOWN_TYPE, TOPIC_MISSING, NOT_AUTHORIZED);

    /** The reason with this name; {@link #REFUSED} for one that only another version knows. */
    static ParkReason named(String name) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(REFUSED);
    }

    /** The reason behind a failed write; empty for a failure that does not depend on the row. */
    static Optional<ParkReason> behind(Throwable failure) {
        // The exception of a timeout has the condition the producer waited for as its cause.
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            ParkReason reason =
                    switch (cause) {
                        case RecordTooLargeException ignored -> TOO_LARGE;
                        case InvalidRecordException ignored -> REFUSED;
                        case InvalidTopicException ignored -> REFUSED;
                        case SerializationException ignored -> UNREADABLE;
                        case UnknownTopicOrPartitionException ignored -> TOPIC_MISSING;
                        case TopicAuthorizationException ignored -> NOT_AUTHORIZED;
                        default -> null;
                    };
            if (reason != null) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
