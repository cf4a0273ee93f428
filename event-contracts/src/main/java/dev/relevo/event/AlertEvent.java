package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A change of an alert's state. Key: the alert. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AlertEvent.AlertOpened.class, name = "alert-opened"),
    @JsonSubTypes.Type(value = AlertEvent.AlertAcknowledged.class, name = "alert-acknowledged"),
    @JsonSubTypes.Type(value = AlertEvent.AlertResolved.class, name = "alert-resolved"),
    @JsonSubTypes.Type(value = AlertEvent.AlertUndelivered.class, name = "alert-undelivered")
})
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface AlertEvent extends Event {

    /** The alert. */
    AlertRef alert();

    @Override
    default String key() {
        return alert().alertId();
    }

    /**
     * A problem was found and its receivers are being notified.
     *
     * @param summary one line, in English; may name a phone number
     */
    record AlertOpened(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped AlertRef alert, String summary) implements AlertEvent {
        @Override
        public String toString() {
            return "AlertOpened[" + alert + "]";
        }
    }

    /**
     * A person acknowledged the alert.
     *
     * @param by the person
     */
    record AlertAcknowledged(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped AlertRef alert, String by) implements AlertEvent {}

    /**
     * The problem no longer exists.
     *
     * @param summary one line, in English; may name a phone number
     */
    record AlertResolved(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped AlertRef alert, String summary) implements AlertEvent {
        @Override
        public String toString() {
            return "AlertResolved[" + alert + "]";
        }
    }

    /**
     * A receiver could not be notified, and no further attempt is made.
     *
     * @param receiver the receiver's name
     * @param channel the channel used
     * @param reason a description of the failure
     */
    record AlertUndelivered(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped AlertRef alert,
            String receiver,
            String channel,
            String reason)
            implements AlertEvent {}
}
