package dev.relevo.stack.whatsapp;

import dev.relevo.stack.whatsapp.http.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /sim/users/{waId}/failures}: how messages to a user fail.
 *
 * @param code WhatsApp's error code, for example 131026; null means that messages are delivered again
 * @param later false refuses messages at once; true accepts them and reports the failure by a status webhook
 */
record SendFailure(@Nullable Integer code, boolean later) {
    /** Messages are delivered. */
    static final SendFailure NONE = new SendFailure(null, false);

    private static final Map<Integer, String> TITLES = Map.of(
            100, "Invalid parameter",
            130472, "User's number is part of an experiment",
            131026, "Message undeliverable",
            131047, "Re-engagement message",
            131049, "This message was not delivered to maintain healthy ecosystem engagement.",
            131050, "User has stopped receiving marketing messages from your business");

    private static String title(int code) {
        return TITLES.getOrDefault(code, "Something went wrong");
    }

    /** The Graph API's response to a refused message. */
    static Response answer(int code) {
        return GraphError.refused(code, title(code));
    }

    /** The error in a status webhook. */
    static MetaWebhook.Failure status(int code) {
        return new MetaWebhook.Failure(code, title(code), title(code), new MetaWebhook.FailureData(title(code) + "."));
    }
}
