package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent to a person once. Key: the conversation. Exactly one of text, interactive and template is set.
 *
 * @param messageKey derived from the message's cause; a message with the same key is sent once
 * @param actionId the agent's reply; null when no agent wrote the message
 * @param handoffId the episode; null if absent
 * @param conversationId number × person
 * @param phoneNumberId the sending number
 * @param person the recipient
 * @param epoch the ownership epoch at which the message was written; a sender drops a message with an older epoch unless it
 *     {@link #outlivesOwner}
 * @param text free text, at most 4,096 characters; null when another form is set
 * @param interactive reply buttons; null when another form is set
 * @param template approved template; null when another form is set
 * @param reason the purpose, for example {@code handoff}, {@code agent-reply}, {@code paths}
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = OutboundMessage.class, name = "outbound-message"))
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutboundMessage(
        @JsonUnwrapped EventMeta meta,
        String messageKey,
        @Nullable String actionId,
        @Nullable HandoffId handoffId,
        ConversationId conversationId,
        PhoneNumberId phoneNumberId,
        Person person,
        long epoch,
        @Nullable String text,
        @Nullable Interactive interactive,
        @Nullable Template template,
        String reason)
        implements Event {
    /** Confirms that the person was assigned to a queue. */
    public static final String HANDOFF = "handoff";
    /** Asks whether the person wants a human. */
    public static final String OFFER = "offer";
    /** An agent's reply. */
    public static final String AGENT_REPLY = "agent-reply";
    /** Names other ways to reach a human than an agent here. */
    public static final String PATHS = "paths";

    public OutboundMessage {
        int forms = (text == null ? 0 : 1) + (interactive == null ? 0 : 1) + (template == null ? 0 : 1);
        if (forms != 1) {
            throw new IllegalArgumentException("expected one of text, interactive and template, got " + forms);
        }
    }

    /** A message without an agent's action and without an episode. */
    public OutboundMessage(
            EventMeta meta,
            String messageKey,
            ConversationId conversationId,
            PhoneNumberId phoneNumberId,
            Person person,
            long epoch,
            @Nullable String text,
            @Nullable Interactive interactive,
            @Nullable Template template,
            String reason) {
        this(
                meta,
                messageKey,
                null,
                null,
                conversationId,
                phoneNumberId,
                person,
                epoch,
                text,
                interactive,
                template,
                reason);
    }

    @Override
    public String key() {
        return conversationId.value();
    }

    /**
     * Whether the message is sent even if the conversation's owner has changed: a handoff confirmation, an agent's reply, ways to
     * reach a human. Any other message, for example an offer, is stale once the conversation has a newer epoch.
     */
    public boolean outlivesOwner() {
        return reason.equals(HANDOFF) || reason.equals(AGENT_REPLY) || reason.equals(PATHS);
    }

    /** Omits person and text: they are personal data. */
    @Override
    public String toString() {
        return "OutboundMessage[messageKey=" + messageKey + ", reason=" + reason + "]";
    }

    /**
     * Text with up to three reply buttons.
     *
     * @param body at most 1,024 characters
     * @param buttons one to three
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Interactive(String body, List<Button> buttons) {
        public Interactive {
            buttons = List.copyOf(buttons);
            if (buttons.isEmpty() || buttons.size() > 3) {
                throw new IllegalArgumentException("expected 1 to 3 buttons, got " + buttons.size());
            }
        }

        @Override
        public String toString() {
            return "Interactive[" + buttons.size() + " buttons]";
        }
    }

    /**
     * One reply button.
     *
     * @param id returned as the payload, at most 256 characters
     * @param title at most 20 characters
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Button(String id, String title) {
        @Override
        public String toString() {
            return "Button[" + id + "]";
        }
    }

    /**
     * An approved template: the only message that WhatsApp accepts outside the 24-hour window.
     *
     * @param name the template's name
     * @param language its language code, for example {@code es_CO}
     * @param parameters body parameters in order
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Template(String name, String language, List<String> parameters) {
        public Template {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String toString() {
            return "Template[" + name + " " + language + "]";
        }
    }
}
