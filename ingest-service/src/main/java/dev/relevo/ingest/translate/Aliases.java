package dev.relevo.ingest.translate;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Person;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events that say which ids mean one person, written under the ids that are no longer the conversation's key. */
final class Aliases {
    private Aliases() {}

    /**
     * With both ids known, the conversation lives under the user id; this tells whoever kept state under the phone. The event's
     * id derives from the pair, so that repeats drop as doubles.
     */
    static void link(Batch batch, Change change, ConversationRef conversation, Instant at) {
        Person person = conversation.person();
        String waId = person.waId();
        String userId = person.userId();
        if (waId == null || userId == null) {
            return;
        }
        ConversationRef alias = underWaId(change, conversation, waId);
        if (batch.linksFirst(alias.conversationId().value() + ' ' + userId)) {
            batch.add(new ConversationEvent.AliasLinked(
                    change.meta(at, conversation.phoneNumberId().value(), waId, userId, "alias-linked"),
                    alias,
                    conversation.conversationId()));
        }
    }

    /**
     * A system message may say that a person's number or user id changed.
     *
     * @param conversation as the message itself names the person: by the old phone
     */
    static void moved(
            Batch batch, Change change, ConversationRef conversation, Map<String, Object> message, Instant at) {
        Map<String, Object> system = Json.object(message, "system");
        String type = system == null ? null : Json.text(system, "type");
        if (system == null || !isMove(type)) {
            return;
        }
        PersonIds next = PersonIds.of(Json.firstText(system, "wa_id", "new_wa_id"), Json.text(system, "user_id"));
        if (next.isEmpty() && UserIds.areOdd(message)) {
            return;
        }
        PersonIds previous = PersonIds.of(conversation.person().waId(), Json.text(system, "previous_user_id"));
        var target = ConversationId.of(
                conversation.phoneNumberId(), next.person(null, null).id());
        move(batch, change, conversation, previous.waId(), target, at);
        move(batch, change, conversation, previous.userId(), target, at);
    }

    private static boolean isMove(@Nullable String type) {
        return "user_changed_number".equals(type)
                || "user_changed_user_id".equals(type)
                || "customer_changed_number".equals(type);
    }

    private static void move(
            Batch batch,
            Change change,
            ConversationRef conversation,
            @Nullable String oldId,
            ConversationId target,
            Instant at) {
        if (oldId == null || oldId.equals(target.personId())) {
            return;
        }
        Person old = PersonIds.of(oldId, null).person(null, null);
        batch.add(new ConversationEvent.PersonChanged(
                change.meta(at, conversation.phoneNumberId().value(), oldId, target.value(), "person-changed"),
                change.conversation(conversation.phoneNumberId(), old),
                target));
    }

    private static ConversationRef underWaId(Change change, ConversationRef conversation, String waId) {
        Person person = conversation.person();
        return change.conversation(
                conversation.phoneNumberId(),
                new Person(waId, waId, person.userId(), person.name(), person.username(), person.language()));
    }
}
