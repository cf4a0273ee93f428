package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Information from WhatsApp about a number or an account. Key: the phone number id, else the WhatsApp Business Account id.
 *
 * <p>{@code raw} contains the provider's value unchanged, because its enums change without notice. It may contain a phone number
 * or a name, so {@code toString} omits it and the digits of numbers.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = QualityEvent.RatingObserved.class, name = "rating-observed"),
    @JsonSubTypes.Type(value = QualityEvent.NumberEvent.class, name = "number-event"),
    @JsonSubTypes.Type(value = QualityEvent.AccountEvent.class, name = "account-event"),
    @JsonSubTypes.Type(value = QualityEvent.CapabilityEvent.class, name = "capability-event"),
    @JsonSubTypes.Type(value = QualityEvent.TemplateEvent.class, name = "template-event"),
    @JsonSubTypes.Type(value = QualityEvent.PreferenceEvent.class, name = "preference-event")
})
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface QualityEvent extends Event {

    /**
     * A number's colour was observed. No webhook reports it: it comes from a poll or is entered by a person.
     *
     * @param phoneNumberId the number
     * @param rating the observed colour
     * @param status WhatsApp's connection status; null when not observed
     * @param messagingLimit WhatsApp's tier name; null when not observed
     * @param source the source of the observation
     * @param requestStartedAt orders observations: an older one never overrides a newer one
     * @param raw the unchanged response; null for a manual entry
     */
    record RatingObserved(
            @JsonUnwrapped EventMeta meta,
            PhoneNumberId phoneNumberId,
            Rating rating,
            @Nullable String status,
            @Nullable String messagingLimit,
            Source source,
            Instant requestStartedAt,
            @Nullable Map<String, Object> raw)
            implements QualityEvent {
        /** The sources of an observation. */
        public enum Source {
            WEBHOOK,
            POLL,
            MANUAL,
            /** A value of a newer version. */
            @JsonEnumDefaultValue
            UNKNOWN
        }

        @Override
        public String key() {
            return phoneNumberId.value();
        }

        @Override
        public String toString() {
            return "RatingObserved[" + phoneNumberId + " " + rating + " " + source + "]";
        }
    }

    /**
     * A {@code phone_number_*} or {@code security} webhook. It identifies the number by its digits only.
     *
     * @param wabaId the account
     * @param displayNumber digits of the number
     * @param field the webhook field it came in
     * @param event WhatsApp's word, for example {@code THROUGHPUT_UPGRADE}; null when the field has none
     * @param currentLimit the current tier; null when absent
     * @param oldLimit the previous tier; null when absent
     * @param raw the value as sent
     */
    record NumberEvent(
            @JsonUnwrapped EventMeta meta,
            String wabaId,
            String displayNumber,
            String field,
            @Nullable String event,
            @Nullable String currentLimit,
            @Nullable String oldLimit,
            Map<String, Object> raw)
            implements QualityEvent {
        @Override
        public String key() {
            return wabaId;
        }

        @Override
        public String toString() {
            return "NumberEvent[" + wabaId + " " + field + " " + event + "]";
        }
    }

    /**
     * An account was restricted, found in violation, banned, reinstated, reviewed or warned.
     *
     * @param wabaId the account
     * @param field the webhook field it came in
     * @param event WhatsApp's word, for example {@code ACCOUNT_RESTRICTION}; null when the field has none
     * @param raw the value as sent
     */
    record AccountEvent(
            @JsonUnwrapped EventMeta meta,
            String wabaId,
            String field,
            @Nullable String event,
            Map<String, Object> raw) implements QualityEvent {
        @Override
        public String key() {
            return wabaId;
        }

        @Override
        public String toString() {
            return "AccountEvent[" + wabaId + " " + field + " " + event + "]";
        }
    }

    /**
     * The account's limits changed.
     *
     * @param wabaId the account
     * @param messagingLimit unique recipients a day across the portfolio; -1 is unlimited; null when absent or unreadable
     * @param raw the value as sent
     */
    record CapabilityEvent(
            @JsonUnwrapped EventMeta meta,
            String wabaId,
            @Nullable Integer messagingLimit,
            Map<String, Object> raw) implements QualityEvent {
        @Override
        public String key() {
            return wabaId;
        }

        @Override
        public String toString() {
            return "CapabilityEvent[" + wabaId + " " + messagingLimit + "]";
        }
    }

    /**
     * A message template changed its state, quality or category.
     *
     * @param wabaId the account
     * @param field the webhook field it came in
     * @param event WhatsApp's word, for example {@code PAUSED}; null when the field has none
     * @param templateId a number of 16 digits or more; null when absent
     * @param templateName null when absent
     * @param raw the value as sent
     */
    record TemplateEvent(
            @JsonUnwrapped EventMeta meta,
            String wabaId,
            String field,
            @Nullable String event,
            @Nullable Long templateId,
            @Nullable String templateName,
            Map<String, Object> raw)
            implements QualityEvent {
        @Override
        public String key() {
            return wabaId;
        }

        @Override
        public String toString() {
            return "TemplateEvent[" + wabaId + " " + field + " " + event + " " + templateName + "]";
        }
    }

    /**
     * A person opted out of marketing messages or resumed them.
     *
     * @param phoneNumberId the number
     * @param person the person
     * @param value {@code stop} or {@code resume}, in WhatsApp's words
     * @param raw the value as sent
     */
    record PreferenceEvent(
            @JsonUnwrapped EventMeta meta,
            PhoneNumberId phoneNumberId,
            Person person,
            String value,
            Map<String, Object> raw)
            implements QualityEvent {
        @Override
        public String key() {
            return phoneNumberId.value();
        }

        @Override
        public String toString() {
            return "PreferenceEvent[" + phoneNumberId + " " + value + "]";
        }
    }
}
