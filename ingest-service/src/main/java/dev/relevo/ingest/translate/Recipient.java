package dev.relevo.ingest.translate;

import dev.relevo.event.ConversationRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.StatusRef;
import dev.relevo.ingest.translate.People.Identified;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message was for, as a status of it tells.
 *
 * @param conversation null when nobody is named, or a group
 * @param isConflicting the ids belong to two people
 */
record Recipient(StatusRef status, @Nullable ConversationRef conversation, boolean isConflicting) {

    static Recipient of(Change change, PhoneNumberId number, People people, Map<String, Object> node) {
        PersonIds ids = Groups.has(node) ? PersonIds.NONE : ids(change, people, node);
        if (ids.isEmpty()) {
            StatusRef unknown = new StatusRef(null, number, change.wabaId(), null, change.provider());
            return new Recipient(unknown, null, false);
        }
        Identified who = people.identify(ids.waId(), ids.userId());
        ConversationRef conversation = change.conversation(number, who.person());
        return new Recipient(StatusRef.of(conversation), conversation, who.conflicting());
    }

    /** Turn and on-premises clients may leave the recipient out, where the chat or the one contact still tells. */
    private static PersonIds ids(Change change, People people, Map<String, Object> node) {
        String phone = Json.text(node, "recipient_id");
        // Newer on-premises clients, and so Turn, have it one level down.
        PersonIds named = PersonIds.of(
                phone == null ? Json.text(node, "message", "recipient_id") : phone,
                Json.text(node, "recipient_user_id"));
        if (!named.isEmpty() || change.provider() != Provider.TURN) {
            return named;
        }
        PersonIds owner = TurnSent.chatOwner(node);
        boolean isAboutStatuses = Json.list(change.value(), "messages").isEmpty();
        return owner.isEmpty() && isAboutStatuses ? people.onlyOne() : owner;
    }

    /** The person's id for deriving event ids. */
    String personId() {
        return conversation == null ? "" : conversation.person().id();
    }
}
