package dev.relevo.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A message that a business sent through the Graph API.
 *
 * @param id the assigned message id
 * @param phoneNumberId the sender
 * @param to the recipient's number, digits only
 * @param body the request as received
 * @param at when the message was sent
 */
record SentMessage(String id, String phoneNumberId, String to, JsonNode body, Instant at) {
    /** Omits the recipient and the content. */
    @Override
    public String toString() {
        return "SentMessage[" + id + "]";
    }
}
