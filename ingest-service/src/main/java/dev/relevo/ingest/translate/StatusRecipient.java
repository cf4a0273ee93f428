package dev.relevo.ingest.translate;

import dev.relevo.event.ConversationRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.StatusRef;
import dev.relevo.ingest.translate.ContactIndex.Identified;
import dev.relevo.ingest.translate.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recipient of a message, as its status names them.
 *
 * @param conversation null when the status names no recipient or a group
 * @param isConflicting whether the ids belong to two people
 */
record StatusRecipient(StatusRef status, @Nullable ConversationRef conversation, boolean isConflicting) {

    static StatusRecipient of(
            WebhookChange change, PhoneNumberId number, ContactIndex contacts, Map<String, Object> node) {
        PersonIds ids = GroupMessages.includes(node) ? PersonIds.NONE : ids(change, contacts, node);
        if (ids.isEmpty()) {
            StatusRef unknown = new StatusRef(null, number, change.wabaId(), null, change.provider());
            return new StatusRecipient(unknown, null, false);
        }
        Identified identified = contacts.identify(ids.waId(), ids.userId());
        ConversationRef conversation = change.conversation(number, identified.person());
        return new StatusRecipient(StatusRef.of(conversation), conversation, identified.conflicting());
    }

    /**
     * The ids of the recipient. Turn and on-premises clients may omit them; then the chat or the only contact names the recipient.
     */
    private static PersonIds ids(WebhookChange change, ContactIndex contacts, Map<String, Object> node) {
        String phone = Json.text(node, "recipient_id");
        // Newer on-premises clients, and therefore Turn, send it one level down.
        PersonIds named = PersonIds.of(
                phone == null ? Json.text(node, "message", "recipient_id") : phone,
                Json.text(node, "recipient_user_id"));
        if (!named.isEmpty() || change.provider() != Provider.TURN) {
            return named;
        }
        PersonIds owner = TurnOutboundTranslator.chatOwner(node);
        boolean isAboutStatuses = Json.list(change.value(), "messages").isEmpty();
        return owner.isEmpty() && isAboutStatuses ? contacts.onlyOne() : owner;
    }

    /** The person id that event ids derive from; empty when unknown. */
    String personId() {
        return conversation == null ? "" : conversation.person().id();
    }
}
