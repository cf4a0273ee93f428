package dev.relevo.notifier.outbox;

import dev.relevo.event.Ids;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.RowAccess;

/** Access by the number of an alert, or of a conversation, whose id begins with it. */
class NotifierRowAccess implements RowAccess {
    private static final String CONDITION =
            """
            parked.aggregatetype = '%s' and parked.aggregateid in (
              select alert.id from alert where alert.phone_number_id = any (caller.numbers))
            or parked.aggregatetype = '%s' and split_part(parked.aggregateid, ':', 1) = any (caller.numbers)""".formatted(Topics.ALERT_EVENTS.name(), Topics.CONVERSATION_EVENTS.name());

    @Override
    public String condition() {
        return CONDITION;
    }

    /** A conversation's id contains a phone number, so its hash is shown, as in logs. */
    @Override
    public String shownKey(String topic, String key) {
        // Not by ConversationId: the list must show rows whose key is not a valid id, too.
        return topic.equals(Topics.CONVERSATION_EVENTS.name())
                ? Ids.derived("conversation", key).replace("-", "").substring(0, 12)
                : key;
    }
}
