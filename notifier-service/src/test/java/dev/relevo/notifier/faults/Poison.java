package dev.relevo.notifier.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.relevo.kit.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One hostile record of a channel.
 *
 * @param isParked true when it must be in the dead letter topic, once; false when it is processed or skipped and must not be there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Poison(
        InputChannel channel,
        String name,
        boolean isParked,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers) {
    /** A number that no other traffic uses. */
    static final String NUMBER = "6999";

    static final int LARGEST = 3 * 1024 * 1024 - 4 * 1024;

    static List<Poison> all(InputChannel channel, Instant now) {
        List<Poison> all = new ArrayList<>();
        String valid = new String(EventJson.write(channel.event(NUMBER, now)), UTF_8);
        sizes(all, channel, valid);
        times(all, channel, valid);
        headers(all, channel, valid);
        words(all, channel, valid);
        shapes(all, channel, valid);
        return all;
    }

    private static void sizes(List<Poison> all, InputChannel channel, String valid) {
        all.add(parked(channel, "largest garbage", new byte[LARGEST]));
        String padded = valid.replaceFirst("\\{", "{\"more\":\"" + "x".repeat(LARGEST - valid.length() - 20) + "\",");
        all.add(passed(channel, "largest event", text(padded)));
    }

    private static void times(List<Poison> all, InputChannel channel, String valid) {
        for (String time : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "+999999999-12-31T23:59:59Z")) {
            String event = valid.replaceAll("\"20[0-9-]+T[0-9:.]+Z\"", "\"" + time + "\"");
            all.add(passed(channel, "all times " + time, text(event)));
            String occurred = valid.replaceAll("\"occurredAt\":\"[^\"]+\"", "\"occurredAt\":\"" + time + "\"");
            all.add(passed(channel, "occurredAt " + time, text(occurred)));
        }
        String word = valid.replaceAll("\"occurredAt\":\"[^\"]+\"", "\"occurredAt\":\"yesterday\"");
        all.add(parked(channel, "occurredAt is a word", text(word)));
    }

    private static void headers(List<Poison> all, InputChannel channel, String valid) {
        var broken = Map.of(
                "ce_time", "0000-99-99Tgarbage",
                "ce_specversion", "9.9",
                "ce_source", "::: %zz",
                "ce_dataschema", "\\ %",
                "ce_type", "\u0000",
                "ce_id", "",
                "content-type", "application/cloudevents+json");
        broken.forEach((name, value) -> {
            Headers headers = new RecordHeaders()
                    .add("ce_specversion", text("1.0"))
                    .add("ce_id", text("1"))
                    .add("ce_source", text("/elsewhere"))
                    .add("ce_type", text("x"))
                    .add("ce_time", text("2026-01-01T00:00:00Z"));
            headers.remove(name);
            headers.add(name, text(value));
            all.add(new Poison(channel, "header " + name, false, text(NUMBER), text(valid), headers));
        });
        for (String time : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
            Headers headers =
                    new RecordHeaders().add("ce_specversion", text("1.0")).add("ce_time", text(time));
            all.add(new Poison(channel, "ce_time " + time, false, text(NUMBER), text(valid), headers));
        }
        Headers large = new RecordHeaders().add("traceparent", new byte[1_000_000]);
        all.add(new Poison(channel, "garbage with a large header", true, text(NUMBER), text("{"), large));
    }

    private static void words(List<Poison> all, InputChannel channel, String valid) {
        all.add(passed(channel, "unknown field", text(valid.replaceFirst("\\{", "{\"more\":{\"a\":[1]},"))));
        all.add(passed(
                channel, "unknown type", text(valid.replaceFirst("\"type\":\"[^\"]+\"", "\"type\":\"weather\""))));
        String unknown =
                switch (channel) {
                    case RATINGS ->
                        new String(
                                        EventJson.write(dev.relevo.notifier.RatingEvents.of(NUMBER)
                                                .closed()),
                                        UTF_8)
                                .replace("GREEN", "PURPLE");
                    case STATUSES -> valid.replace("DELIVERED", "TELEPORTED");
                    case OWNERS -> valid.replace("AGENT", "ROBOT");
                    case HANDOFFS, OUTBOUND -> valid;
                };
        all.add(passed(channel, "unknown enum value", text(unknown)));
    }

    private static void shapes(List<Poison> all, InputChannel channel, String valid) {
        boolean isCompacted = channel == InputChannel.OWNERS;
        all.add(new Poison(channel, "null", !isCompacted, text(NUMBER), null, new RecordHeaders()));
        for (String value : List.of("", "null", "[]", "7", "\"x\"", "{\"type\":", "{\"type\":7}")) {
            all.add(parked(channel, "value " + value, text(value)));
        }
        all.add(parked(channel, "deep", text("[".repeat(100_000))));
        all.add(passed(channel, "UTF-16", valid.getBytes(StandardCharsets.UTF_16)));
        all.add(new Poison(channel, "no key", false, null, text(valid), new RecordHeaders()));
        all.add(new Poison(channel, "wrong key", false, text("somebody"), text(valid), new RecordHeaders()));
        all.add(new Poison(
                channel, "binary key", false, new byte[] {0, (byte) 0xff}, text(valid), new RecordHeaders()));
        all.add(new Poison(channel, "large key and garbage", true, new byte[100_000], text("x"), new RecordHeaders()));
    }

    private static Poison parked(InputChannel channel, String name, byte[] value) {
        return new Poison(channel, name, true, text(NUMBER), value, new RecordHeaders());
    }

    private static Poison passed(InputChannel channel, String name, byte[] value) {
        return new Poison(channel, name, false, text(NUMBER), value, new RecordHeaders());
    }

    static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return channel + ": " + name;
    }
}
