package dev.relevo.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A user's contact with a business number, which opens the 24-hour window.
 *
 * @param phoneNumberId the business number
 * @param waId the user's phone number, digits only
 * @param at the time of the contact, never in the future
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages">customer service windows</a>
 */
record UserContact(String phoneNumberId, String waId, Instant at) {
    /**
     * The contacts in a webhook of Meta: messages and calls of users. Statuses, echoes, notices of WhatsApp ({@code system}) and
     * messages to groups are not contacts.
     *
     * @param now when the webhook was sent; replaces a time that is missing or later
     */
    static List<UserContact> in(JsonNode webhook, Instant now) {
        return elements(webhook.path("entry"))
                .flatMap(entry -> elements(entry.path("changes")))
                .map(change -> change.path("value"))
                .flatMap(value ->
                        in(value, value.path("metadata").path("phone_number_id").asText(), now))
                .toList();
    }

    private static Stream<UserContact> in(JsonNode value, String phoneNumberId, Instant now) {
        Stream<JsonNode> messages = Stream.of(value, value.path("standby"))
                .flatMap(heard -> elements(heard.path("messages")))
                .filter(UserContact::isFromUser);
        Stream<JsonNode> calls = elements(value.path("calls")).filter(UserContact::isCallOfUser);
        return Stream.concat(messages, calls)
                .filter(item -> !sender(item).isEmpty())
                .map(item -> new UserContact(phoneNumberId, sender(item), time(item, now)));
    }

    private static boolean isFromUser(JsonNode message) {
        return !message.path("type").asText().equals("system") && !message.has("group_id");
    }

    /** Whether a user called. A missing direction counts as a user's call, as in Meta's examples. */
    private static boolean isCallOfUser(JsonNode call) {
        return call.path("event").asText().equals("connect")
                && call.path("direction").asText("USER_INITIATED").equals("USER_INITIATED");
    }

    private static String sender(JsonNode item) {
        return MetaWebhook.digits(item.path("from").asText());
    }

    private static Instant time(JsonNode item, Instant now) {
        long seconds = item.path("timestamp").asLong(now.getEpochSecond());
        return seconds >= now.getEpochSecond() ? now : Instant.ofEpochSecond(Math.max(seconds, 0));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
    }

    /** Omits all components: they are personal data. */
    @Override
    public String toString() {
        return "UserContact[***]";
    }
}
