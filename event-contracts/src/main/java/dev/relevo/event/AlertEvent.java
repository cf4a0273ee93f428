package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What became of an alert. Key: the alert.
 */
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

    /** The alert it is about. */
    AlertRef alert();

    @Override
    default String key() {
        return alert().alertId();
    }

    /**
     * Something is wrong and people are being told.
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
     * A person has seen it.
     *
     * @param by who
     */
    record AlertAcknowledged(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped AlertRef alert, String by) implements AlertEvent {}

    /**
     * It is no longer wrong.
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
     * A receiver could not be told, and we gave up.
     *
     * @param receiver its name
     * @param channel how it was tried
     * @param reason why, in words
     */
    record AlertUndelivered(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped AlertRef alert,
            String receiver,
            String channel,
            String reason)
            implements AlertEvent {}
}
