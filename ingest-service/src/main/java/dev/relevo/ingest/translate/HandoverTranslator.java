package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.ingest.translate.content.ItemBounds;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.ingest.translate.json.Timestamps;
import dev.relevo.ingest.translate.json.UnusableItem;
import java.time.Instant;
import java.util.Map;

/**
 * A translator of {@code messaging_handovers}: another system passed control of the conversation to us. The number is in another place
 * than in other fields.
 */
final class HandoverTranslator {
    private HandoverTranslator() {}

    /** The event of a {@code control_passed}. */
    static void translate(TranslationResult result, WebhookChange change) {
        Map<String, Object> value = change.value();
        Map<String, Object> passed = Json.object(value, "control_passed");
        String numberId = Json.text(value, "recipient", "phone_number_id");
        Map<String, Object> sender = Json.object(value, "sender");
        if (passed == null || numberId == null || sender == null) {
            throw new UnusableItem("not a control_passed with sender and recipient");
        }
        PhoneNumberId number = new PhoneNumberId(numberId);
        Person person = PersonIds.of(Json.firstText(sender, "phone_number", "wa_id"), Json.text(sender, "user_id"))
                .person(null, null);
        Instant at = Timestamps.read(value.get("timestamp"), change.at());
        String previousOwner =
                Json.firstText(passed, "previous_owner_app_role", "previous_owner_role", "previous_owner_app_id");
        String metadata = Json.text(passed, "metadata");
        ItemBounds.atMost(Bounds.NAME_MAX, "previous_owner", previousOwner);
        ItemBounds.atMost(ItemBounds.SIDE_TEXT_MAX, "metadata", metadata);
        if (Timestamps.isOutOfBounds(value, change.now())) {
            result.keepUnrecognized(change, "timestamp", Timestamps.OUT_OF_BOUNDS, value);
        }
        if (InvalidUserIds.areIn(sender)) {
            result.keepUnrecognized(change, InvalidUserIds.PART, InvalidUserIds.REASON, value);
        }
        KnownFields.HANDOVER.keepUnknown(result, change, value);
        result.add(new ConversationEvent.Handover(
                change.meta(at, numberId, person.id(), String.valueOf(value.get("timestamp")), "handover"),
                change.conversation(number, person),
                previousOwner,
                metadata));
    }
}
