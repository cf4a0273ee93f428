package dev.relevo.stack.whatsapp;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.relevo.stack.whatsapp.http.Response;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error in the Graph API's format.
 *
 * @param message text for humans
 * @param type the exception's class
 * @param code the error code that callers branch on
 * @param subcode a more specific code; null if absent
 * @param errorData details; null if absent
 * @param traceId identifies the call for Meta's support
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">error codes</a>
 */
record GraphError(
        String message,
        String type,
        int code,
        @JsonProperty("error_subcode") @Nullable Integer subcode,
        @JsonProperty("error_data") @Nullable ErrorData errorData,
        @JsonProperty("fbtrace_id") String traceId) {
    private static final int BAD_TOKEN = 190;
    private static final String TRACE = "ArelevoSimulator0000000";

    record ErrorData(@JsonProperty("messaging_product") String messagingProduct, String details) {}

    static Response badToken() {
        return answer(
                401,
                new GraphError(
                        "Invalid OAuth access token - Cannot parse access token",
                        "OAuthException",
                        BAD_TOKEN,
                        null,
                        null,
                        TRACE));
    }

    /** An error about a whole account: 190 is a bad token; 80007 is the rate limit. */
    static Response ofAccount(int code) {
        if (code == BAD_TOKEN) {
            return badToken();
        }
        return answer(
                400, new GraphError("(#" + code + ") Error of the account", "OAuthException", code, null, null, TRACE));
    }

    /** A missing object: Meta answers 400, not 404. */
    static Response unknownObject(String method, String id) {
        return answer(
                400,
                new GraphError(
                        "Unsupported " + method.toLowerCase(Locale.ROOT) + " request. Object with ID '" + id
                                + "' does not exist, cannot be loaded due to missing permissions, or does not support"
                                + " this operation",
                        "GraphMethodException",
                        100,
                        33,
                        null,
                        TRACE));
    }

    static Response badParameter(String details) {
        return answer(
                400,
                new GraphError(
                        "(#100) Invalid parameter",
                        "OAuthException",
                        100,
                        null,
                        new ErrorData("whatsapp", details),
                        TRACE));
    }

    /** A message that WhatsApp refuses because of the user or the number. */
    static Response refused(int code, String title) {
        return answer(
                400,
                new GraphError(
                        "(#" + code + ") " + title,
                        "OAuthException",
                        code,
                        null,
                        new ErrorData("whatsapp", title + "."),
                        TRACE));
    }

    private static Response answer(int status, GraphError error) {
        return new Response(status, Map.of("error", error));
    }
}
