package dev.relevo.router.limits;

import dev.relevo.event.AgentAction;
import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of the API, applied to records that other clients write to the topics directly. They limit the size of state and
 * output for any input.
 */
public final class InputBounds {
    private InputBounds() {}

    /**
     * Rejects a value before it is parsed.
     *
     * @throws UnusableException when it is larger than {@code max}
     */
    public static void checkSize(byte @Nullable [] value, int max) {
        if (value != null && value.length > max) {
            throw new UnusableException("expected at most " + max + " bytes, got " + value.length);
        }
    }

    /**
     * Rejects a record whose key is not its conversation: it would be processed without that conversation's state.
     *
     * @throws UnusableException when the key is not the conversation's id
     */
    public static void checkKey(byte @Nullable [] key, String conversation) {
        if (key == null) {
            throw new UnusableException("the key is missing");
        }
        if (!isKeyOf(key, conversation)) {
            throw new UnusableException("the key is not the conversationId");
        }
    }

    private static boolean isKeyOf(byte[] key, String conversation) {
        if (key.length == conversation.length()) {
            int same = 0;
            while (same < key.length && key[same] == conversation.charAt(same)) {
                same++;
            }
            if (same == key.length) {
                return true;
            }
        }
        return Arrays.equals(key, conversation.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Rejects ids that the API does not accept.
     *
     * @throws UnusableException naming the field
     */
    public static void check(ConversationEvent event) {
        check("eventId", event.meta().eventId(), Bounds.PROVIDER_ID_MAX);
        Person person = event.conversation().person();
        check("person.waId", person.waId(), Bounds.PERSON_ID_MAX);
        check("person.userId", person.userId(), Bounds.PERSON_ID_MAX);
        check("person.language", person.language(), Bounds.NUMBER_ID_MAX);
        switch (event) {
            case UserMessage user -> check(user.message());
            case BotMessage bot -> check(bot.message());
            case AgentMessage agent -> {
                check(agent.message());
                check("agentId", agent.agentId(), Bounds.PROVIDER_ID_MAX);
            }
            case BotSignal signal -> check("messageId", signal.messageId(), Bounds.PROVIDER_ID_MAX);
            case DeliverySeen delivery -> check("messageId", delivery.messageId(), Bounds.PROVIDER_ID_MAX);
            case ConversationEvent.MessageOutcome outcome -> {
                check("messageKey", outcome.messageKey(), Bounds.OWN_ID_MAX);
                check("actionId", outcome.actionId(), Bounds.OWN_ID_MAX);
                check("messageId", outcome.messageId(), Bounds.PROVIDER_ID_MAX);
                check("reason", outcome.reason(), Bounds.NAME_MAX);
            }
            case ConversationEvent.Handover _,
                    ConversationEvent.AliasLinked _,
                    ConversationEvent.PersonChanged _,
                    ConversationEvent.ConversationMoved _ -> {}
        }
    }

    /**
     * Rejects ids that the API does not accept.
     *
     * @throws UnusableException naming the field
     */
    public static void check(AgentAction action) {
        check("eventId", action.meta().eventId(), Bounds.PROVIDER_ID_MAX);
        check("actionId", action.action().actionId(), Bounds.PROVIDER_ID_MAX);
        check("agentId", action.action().agentId(), Bounds.OWN_ID_MAX);
        if (action instanceof AgentAction.Transfer transfer) {
            check("queue", transfer.queue(), Bounds.OWN_ID_MAX);
            check("toAgentId", transfer.toAgentId(), Bounds.OWN_ID_MAX);
        }
    }

    private static void check(MessageContent message) {
        check("messageId", message.messageId(), Bounds.PROVIDER_ID_MAX);
    }

    private static void check(String field, @Nullable String value, int max) {
        if (value != null && value.length() > max) {
            throw new UnusableException(field + ": expected at most " + max + " characters, got " + value.length());
        }
    }
}
