package dev.relevo.ingest.admission;

import dev.relevo.ingest.signature.WebhookSignature;
import dev.relevo.ingest.translate.json.Json;
import java.util.List;
import java.util.Map;

/** The validation of a webhook request: size, signature, then JSON, so that nothing unsigned is ever parsed. */
final class WebhookReader {
    private WebhookReader() {}

    /** The result of the validation. */
    sealed interface Reading {
        /** A valid webhook. */
        record Genuine(Map<String, Object> webhook) implements Reading {}

        /** An invalid request. */
        record Refused(Rejection reason) implements Reading {}
    }

    /**
     * Validates and parses a request.
     *
     * @param presented the values of the signature header
     */
    static Reading read(byte[] body, WebhookSignature signature, List<String> presented) {
        if (body.length == 0) {
            return new Reading.Refused(Rejection.BODY_EMPTY);
        }
        if (body.length > Bodies.MAX_BYTES) {
            return new Reading.Refused(Rejection.BODY_TOO_LARGE);
        }
        if (presented.isEmpty()) {
            return new Reading.Refused(Rejection.SIGNATURE_MISSING);
        }
        if (presented.size() > 1) {
            return new Reading.Refused(Rejection.SIGNATURE_REPEATED);
        }
        if (!signature.fits(body, presented.getFirst())) {
            return new Reading.Refused(Rejection.SIGNATURE_WRONG);
        }
        return switch (Bodies.parse(body)) {
            case Bodies.Parsed.NotJson() -> new Reading.Refused(Rejection.NOT_JSON);
            case Bodies.Parsed.Tree(var value) -> {
                Map<String, Object> webhook = Json.object(value);
                yield webhook == null ? new Reading.Refused(Rejection.NOT_AN_OBJECT) : new Reading.Genuine(webhook);
            }
        };
    }
}
