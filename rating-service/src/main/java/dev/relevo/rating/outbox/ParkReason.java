package dev.relevo.rating.outbox;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Why a row cannot be published. */
enum ParkReason {
    /** The payload is not an event of the topic. */
    UNREADABLE,
    /** The payload is an event of a type this version does not know: a newer version left it. */
    UNKNOWN_TYPE,
    /** Relevo has no such topic. */
    UNKNOWN_TOPIC,
    /** Larger than the producer or the topic takes. */
    TOO_LARGE,
    /** The broker does not take the record or the topic's name. */
    REFUSED,
    /** The broker does not know the topic. */
    TOPIC_MISSING,
    /** The service may not write the topic. */
    NOT_AUTHORIZED;

    /** Whether this can heal without a change of the row, so that it is tried again by itself. */
    static final Set<ParkReason> HEALING = Set.of(UNKNOWN_TYPE, TOPIC_MISSING, NOT_AUTHORIZED);

    /** The reason behind a failed write; empty for a failure that says nothing of the row. */
    static Optional<ParkReason> behind(Throwable failure) {
        // What the producer waited for in vain is the cause of its timeout.
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            ParkReason reason =
                    switch (cause) {
                        case RecordTooLargeException ignored -> TOO_LARGE;
                        case InvalidRecordException ignored -> REFUSED;
                        case InvalidTopicException ignored -> REFUSED;
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
