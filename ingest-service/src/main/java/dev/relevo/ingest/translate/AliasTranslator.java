package dev.relevo.ingest.translate;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Person;
import dev.relevo.ingest.translate.json.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A translator for changes of identity: events that link several ids of one person. They are written under the ids that are no
 * longer the conversation's key.
 */
final class AliasTranslator {
    private AliasTranslator() {}

    /**
     * When both ids are known, the user id is the key of the conversation. This event informs readers that stored state under the
     * phone number. The event id derives from the pair, so that repeats are dropped as duplicates.
     */
    static void link(TranslationResult result, WebhookChange change, ConversationRef conversation, Instant at) {
        Person person = conversation.person();
        String waId = person.waId();
        String userId = person.userId();
        if (waId == null || userId == null) {
            return;
        }
        ConversationRef alias = underWaId(change, conversation, waId);
        if (result.isNewAlias(alias.conversationId().value() + ' ' + userId)) {
            result.add(new ConversationEvent.AliasLinked(
                    change.meta(at, conversation.phoneNumberId().value(), waId, userId, "alias-linked"),
                    alias,
                    conversation.conversationId()));
        }
    }

    /**
     * Adds events when a system message reports that a person's number or user id changed.
     *
     * @param conversation the conversation of the message, which names the person by the old phone number
     */
    static void personChanged(
            TranslationResult result,
            WebhookChange change,
            ConversationRef conversation,
            Map<String, Object> message,
            Instant at) {
        Map<String, Object> system = Json.object(message, "system");
        String type = system == null ? null : Json.text(system, "type");
        if (system == null || !isPersonChange(type)) {
            return;
        }
        PersonIds next = PersonIds.of(Json.firstText(system, "wa_id", "new_wa_id"), Json.text(system, "user_id"));
        if (next.isEmpty() && InvalidUserIds.areIn(message)) {
            return;
        }
        PersonIds previous = PersonIds.of(conversation.person().waId(), Json.text(system, "previous_user_id"));
        var target = ConversationId.of(
                conversation.phoneNumberId(), next.person(null, null).id());
        move(result, change, conversation, previous.waId(), target, at);
        move(result, change, conversation, previous.userId(), target, at);
    }

    private static boolean isPersonChange(@Nullable String type) {
        return "user_changed_number".equals(type)
                || "user_changed_user_id".equals(type)
                || "customer_changed_number".equals(type);
    }

    private static void move(
            TranslationResult result,
            WebhookChange change,
            ConversationRef conversation,
            @Nullable String oldId,
            ConversationId target,
            Instant at) {
        if (oldId == null || oldId.equals(target.personId())) {
            return;
        }
        Person old = PersonIds.of(oldId, null).person(null, null);
        result.add(new ConversationEvent.PersonChanged(
                change.meta(at, conversation.phoneNumberId().value(), oldId, target.value(), "person-changed"),
                change.conversation(conversation.phoneNumberId(), old),
                target));
    }

    private static ConversationRef underWaId(WebhookChange change, ConversationRef conversation, String waId) {
        Person person = conversation.person();
        return change.conversation(
                conversation.phoneNumberId(),
                new Person(waId, waId, person.userId(), person.name(), person.username(), person.language()));
    }
}
