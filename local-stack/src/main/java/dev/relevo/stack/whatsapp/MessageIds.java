package dev.relevo.stack.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Generator of message ids that look like WhatsApp's: {@code wamid.} and the Base64 of a frame around the user's number and a
 * serial number. They are determined by the counter's start, so a test can predict them. Thread-safe.
 */
final class MessageIds {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final AtomicLong counter;

    MessageIds(long start) {
        this.counter = new AtomicLong(start);
    }

    String next(String waId) {
        String frame = "\u001c\u0018" + (char) waId.length() + waId + "\u0015\u0002\u0000\u0012\u0018\u0010"
                + HEX.toHexDigits(counter.getAndIncrement()) + "\u0000";
        return "wamid." + Base64.getEncoder().encodeToString(frame.getBytes(StandardCharsets.ISO_8859_1));
    }
}
