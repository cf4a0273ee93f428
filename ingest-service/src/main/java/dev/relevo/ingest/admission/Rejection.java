package dev.relevo.ingest.admission;

import java.util.Locale;

/** The reason why a request was rejected. The name in lower case is the problem's {@code code} and the metric's {@code reason}. */
public enum Rejection {
    BODY_EMPTY(400, "Bad Request", "The body is empty; expected a JSON object."),
    BODY_TOO_LARGE(
            413,
            "Content Too Large",
            "The body is larger than this path allows: 3 MiB for webhooks and bot events, 256 KiB elsewhere."),
    TOO_SLOW(408, "Request Timeout", "The body arrived at less than 1 KiB per second."),
    TRANSFER_ENCODING_UNKNOWN(400, "Bad Request", "Transfer-Encoding is neither absent nor chunked."),
    REQUEST_MALFORMED(
            400, "Bad Request", "The request is not HTTP/1.1: a missing Host, a chunk without a size, or similar."),
    SIGNATURE_REPEATED(400, "Bad Request", "The signature header was sent more than once; expected it once."),
    SIGNATURE_MISSING(
            401,
            "Unauthorized",
            "The signature header is missing; expected X-Hub-Signature-256 from Meta, X-Turn-Hook-Signature from Turn."),
    SIGNATURE_WRONG(401, "Unauthorized", "The signature does not match the body."),
    NOT_JSON(400, "Bad Request", "The body is not JSON."),
    NOT_AN_OBJECT(400, "Bad Request", "The body is JSON, but not an object."),
    NUMBER_FORBIDDEN(403, "Forbidden", "phoneNumberId: expected a number that the API key may use."),
    ITEMS_INVALID(400, "Bad Request", "No item is valid, or one is out of bounds. Nothing is stored."),
    BUSY(503, "Service Unavailable", "Too many requests are in progress; retry later."),
    BROKER_UNAVAILABLE(503, "Service Unavailable", "Storage is not confirmed; retry later.");

    private final int status;
    private final String title;
    private final String detail;

    Rejection(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    /** For example {@code signature_wrong}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the connection is closed after the answer: the end of the request is unknown, or waiting for it takes too long. */
    public boolean endsConnection() {
        return this == TOO_SLOW || this == TRANSFER_ENCODING_UNKNOWN || this == REQUEST_MALFORMED;
    }

    /** Whether a retry of the same request can succeed. */
    public boolean isRetryable() {
        return status == 503;
    }
}
