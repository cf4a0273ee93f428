package dev.relevo.rating.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One hostile record of quality-events.
 *
 * @param outcome the expected outcome
 * @param timestamp timestamp of the record; null for the time of writing
 */
record Poison(
        String name,
        Outcome outcome,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        @Nullable Long timestamp) {
    /** A number the tests register. */
    static final String NUMBER = "31000";

    static final String ACCOUNT = "41000";
    private static final int LARGEST = 3 * 1024 * 1024 - 4 * 1024;
    private static final long YEAR_9999 = 253_402_300_799_000L;
    private static final String SANE = "2026-11-20T10:00:00Z";

    /** The expected outcome of the record. */
    enum Outcome {
        /** The record is in the dead letter topic once. */
        PARKED,
        /** The record is not in the dead letter topic: it was used or skipped. */
        PASSED
    }

    static List<Poison> all() {
        List<Poison> all = new ArrayList<>();
        sizes(all);
        times(all);
        headers(all);
        words(all);
        shapes(all);
        keys(all);
        return all;
    }

    private static void sizes(List<Poison> all) {
        all.add(parked("largest garbage", new byte[LARGEST]));
        all.add(parked("largest event of an unknown account", large("99", LARGEST)));
        all.add(parked("template event of 1.3 MB of an unknown account", large("99", 1_300_000)));
        all.add(passed("largest event of a known account", large(ACCOUNT, LARGEST)));
        all.add(parked("event id of 1 MB", text(observed("e".repeat(1_000_000), SANE, SANE, "GREEN", "POLL"))));
    }

    private static void times(List<Poison> all) {
        for (String time : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "+999999999-01-01T00:00:00Z")) {
            all.add(parked("occurredAt " + time, text(observed("o" + time, time, SANE, "GREEN", "POLL"))));
            all.add(passed(
                    "requestStartedAt " + time,
                    text(observed("r" + time, SANE, SANE, "GREEN", "POLL")
                            .replace("\"requestStartedAt\":\"" + SANE, "\"requestStartedAt\":\"" + time))));
            all.add(parked("account event at " + time, text(account("a" + time, time))));
        }
        for (String time : List.of("1e400", "-1e400", "\"\"", "\"now\"", "[]", "1e-400")) {
            all.add(parked("occurredAt " + time, text(account("x", SANE).replace("\"" + SANE + "\"", time))));
        }
        byte[] value = text(observed("timestamps", SANE, SANE, "GREEN", "POLL"));
        all.add(new Poison("timestamp 0", Outcome.PASSED, text(NUMBER), value, new RecordHeaders(), 0L));
        all.add(new Poison(
                "timestamp in year 9999", Outcome.PASSED, text(NUMBER), value, new RecordHeaders(), YEAR_9999));
    }

    private static void headers(List<Poison> all) {
        for (String time : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "yesterday", "", "\u0000")) {
            all.add(header(
                    "ce_time '" + time.replace('\u0000', '0') + "'",
                    cloudEvent().add("ce_time", text(time))));
        }
        all.add(header("ce_time null", cloudEvent().add("ce_time", null)));
        all.add(header(
                "ce_id null",
                new RecordHeaders().add("ce_specversion", text("1.0")).add("ce_id", null)));
        all.add(header("only ce_specversion", new RecordHeaders().add("ce_specversion", text("1.0"))));
        all.add(header("ce_specversion 9.9", new RecordHeaders().add("ce_specversion", text("9.9"))));
        all.add(header("ce_source no URI", cloudEvent().add("ce_source", text("::: %zz"))));
        all.add(header("ce_type not UTF-8", cloudEvent().add("ce_type", new byte[] {(byte) 0xff, (byte) 0xfe})));
        all.add(header("ce_dataschema no URI", cloudEvent().add("ce_dataschema", text("\\ %"))));
        all.add(header(
                "structured content-type",
                new RecordHeaders().add("content-type", text("application/cloudevents+json; charset=UTF-8"))));
        all.add(header("content-type garbage", cloudEvent().add("content-type", text(";;;\n"))));
        all.add(header("a header of 1 MB", cloudEvent().add("traceparent", new byte[1_000_000])));
    }

    private static void words(List<Poison> all) {
        all.add(passed("unknown type", text("{\"type\":\"weather\"}")));
        all.add(passed("unknown type with meta", text(account("u", SANE).replace("account-event", "colour-event"))));
        all.add(passed("unknown rating", text(observed("c", SANE, SANE, "PURPLE", "POLL"))));
        all.add(passed("unknown source", text(observed("s", SANE, SANE, "GREEN", "TELEPATHY"))));
        all.add(passed("unknown field", text(account("f", SANE).replace("\"raw\"", "\"more\":{\"a\":[1]},\"raw\""))));
    }

    private static void shapes(List<Poison> all) {
        all.add(parked("null", null));
        all.add(parked("empty", new byte[0]));
        for (String value :
                List.of("null", "[]", "1", "\"x\"", "{}", "{\"type\":", "{\"type\":\"account-event\"}", "{}{}")) {
            all.add(parked(value, text(value)));
        }
        all.add(parked("deep", text("[".repeat(100_000))));
        all.add(passed("UTF-16", account("w", SANE).getBytes(StandardCharsets.UTF_16)));
        all.add(parked("NUL in raw", text(account("n", SANE).replace("{}", "{\"a\":\"\\u0000\"}"))));
        all.add(parked("NUL in the event id", text(account("\\u0000", SANE))));
        all.add(parked(
                "number without an id",
                text(observed("i", SANE, SANE, "GREEN", "POLL").replace("\"" + NUMBER + "\"", "\"a b\""))));
        all.add(parked(
                "unknown number",
                text(observed("j", SANE, SANE, "GREEN", "POLL").replace("\"" + NUMBER + "\"", "\"31999\""))));
    }

    private static void keys(List<Poison> all) {
        byte[] value = text(observed("keys", SANE, SANE, "GREEN", "POLL"));
        all.add(keyed("no key", Outcome.PASSED, null, value));
        all.add(keyed("no key and no value", Outcome.PARKED, null, null));
        all.add(keyed("no key and garbage", Outcome.PARKED, null, text("x")));
        all.add(keyed("wrong key", Outcome.PASSED, text("somebody"), value));
        all.add(keyed("binary key", Outcome.PASSED, new byte[] {0, (byte) 0xff}, value));
        all.add(keyed("key of 100 KB and garbage", Outcome.PARKED, new byte[100_000], text("x")));
    }

    private static Poison parked(String name, byte @Nullable [] value) {
        return keyed(name, Outcome.PARKED, text(NUMBER), value);
    }

    private static Poison passed(String name, byte[] value) {
        return keyed(name, Outcome.PASSED, text(NUMBER), value);
    }

    private static Poison keyed(String name, Outcome outcome, byte @Nullable [] key, byte @Nullable [] value) {
        return new Poison(name, outcome, key, value, new RecordHeaders(), null);
    }

    private static Poison header(String name, Headers headers) {
        byte[] value = text(observed("headers", SANE, SANE, "GREEN", "POLL"));
        return new Poison(name, Outcome.PASSED, text(NUMBER), value, headers, null);
    }

    private static Headers cloudEvent() {
        return new RecordHeaders()
                .add("ce_specversion", text("1.0"))
                .add("ce_id", text("1"))
                .add("ce_source", text("/elsewhere"))
                .add("ce_type", text("dev.relevo.rating-observed.v1"));
    }

    private static String observed(String eventId, String occurredAt, String recordedAt, String rating, String source) {
        return """
                {"type":"rating-observed","eventId":"%s","occurredAt":"%s","recordedAt":"%s","version":1,\
                "phoneNumberId":"%s","rating":"%s","source":"%s","requestStartedAt":"%s"}""".formatted(eventId, occurredAt, recordedAt, NUMBER, rating, source, SANE);
    }

    private static String account(String eventId, String occurredAt) {
        return """
                {"type":"account-event","eventId":"%s","occurredAt":"%s","recordedAt":"2026-11-20T10:00:01Z",\
                "version":1,"wabaId":"%s","field":"account_update","event":"x","raw":{}}""".formatted(eventId, occurredAt, ACCOUNT);
    }

    private static byte[] large(String wabaId, int size) {
        String event = """
                {"type":"template-event","eventId":"large-%s-%d","occurredAt":"%s","recordedAt":"%s","version":1,\
                "wabaId":"%s","field":"message_template_status_update","raw":{"name":"%s"}}""";
        String shell = event.formatted(wabaId, size, SANE, SANE, wabaId, "");
        return text(event.formatted(wabaId, size, SANE, SANE, wabaId, "x".repeat(size - shell.length())));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
