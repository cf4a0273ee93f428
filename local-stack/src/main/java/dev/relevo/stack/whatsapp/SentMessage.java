package dev.relevo.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A message a business sent through the Graph API.
 *
 * @param id the message id it got
 * @param phoneNumberId the number that sent
 * @param to digits of who got it
 * @param body the request as it came
 * @param at when
 */
record SentMessage(String id, String phoneNumberId, String to, JsonNode body, Instant at) {
    /** Leaves the person and the content out. */
    @Override
    public String toString() {
        return "SentMessage[" + id + "]";
    }
}
