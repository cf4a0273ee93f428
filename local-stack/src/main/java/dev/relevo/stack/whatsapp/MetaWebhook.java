package dev.relevo.stack.whatsapp;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of the {@code messages} field, component for component as Meta sends it (names in snake_case).
 *
 * @param object always {@code whatsapp_business_account}
 * @param entry one per account
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks">webhooks</a>
 */
record MetaWebhook(String object, List<Entry> entry) {
    private static final String PRODUCT = "whatsapp";

    record Entry(String id, List<Change> changes) {}

    record Change(Value value, String field) {}

    record Value(
            String messagingProduct,
            Metadata metadata,
            @Nullable List<Contact> contacts,
            @Nullable List<Message> messages,
            @Nullable List<Status> statuses) {}

    record Metadata(String displayPhoneNumber, String phoneNumberId) {}

    record Contact(Profile profile, String waId) {}

    record Profile(String name) {}

    record Message(
            @Nullable Context context,
            String from,
            String id,
            String timestamp,
            String type,
            @Nullable Text text,
            @Nullable Interactive interactive) {}

    record Context(String from, String id) {}

    record Text(String body) {}

    record Interactive(String type, ButtonReply buttonReply) {}

    record ButtonReply(String id, String title) {}

    record Status(
            String id,
            String status,
            String timestamp,
            String recipientId,
            @Nullable String bizOpaqueCallbackData,
            @Nullable List<Failure> errors) {}

    record Failure(int code, String title, String message, FailureData errorData) {}

    record FailureData(String details) {}

    /** A webhook with a user's message. */
    static MetaWebhook message(BusinessNumber number, String waId, String messageId, UserMessage message, Instant now) {
        boolean isButton = message.buttonId() != null;
        var content = new Message(
                message.replyTo() == null ? null : new Context(digits(number.displayPhoneNumber()), message.replyTo()),
                waId,
                messageId,
                seconds(now),
                isButton ? "interactive" : "text",
                isButton ? null : new Text(message.textOrEmpty()),
                isButton ? new Interactive("button_reply", message.button()) : null);
        var contact = new Contact(new Profile(message.nameOrDefault()), waId);
        return of(number, new Value(PRODUCT, metadata(number), List.of(contact), List.of(content), null));
    }

    /** A webhook with the status of a message of the business. */
    static MetaWebhook status(BusinessNumber number, Status status) {
        return of(number, new Value(PRODUCT, metadata(number), null, null, List.of(status)));
    }

    private static MetaWebhook of(BusinessNumber number, Value value) {
        var entry = new Entry(number.wabaId(), List.of(new Change(value, "messages")));
        return new MetaWebhook("whatsapp_business_account", List.of(entry));
    }

    private static Metadata metadata(BusinessNumber number) {
        return new Metadata(digits(number.displayPhoneNumber()), number.id());
    }

    /** The time of a message: seconds since 1970, as a string. */
    static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    /** A phone number without spaces, plus and hyphens. */
    static String digits(String number) {
        return number.replaceAll("\\D", "");
    }
}
