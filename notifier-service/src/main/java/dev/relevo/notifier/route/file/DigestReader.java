package dev.relevo.notifier.route.file;

import dev.relevo.kit.hours.TimeOfDay;
import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.notifier.route.Digest;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code digests: [{receiver: managers, daily: "08:00", weekly: mon 08:00}]}. */
final class DigestReader {
    static final int MAX_DIGESTS = 1_000;

    private DigestReader() {}

    static List<Digest> read(YamlObject document, Names names) {
        List<Digest> digests = new ArrayList<>();
        document.find("digests").ifPresent(list -> list.items(MAX_DIGESTS)
                .forEach(item -> addTo(digests, item.object(RouteKeys.DIGEST.keys()), names)));
        return digests;
    }

    private static void addTo(List<Digest> digests, YamlObject written, Names names) {
        String receiver = written.required("receiver").flatMap(names::receiver).orElse("");
        if (written.place().isObject()
                && written.find("daily").isEmpty()
                && written.find("weekly").isEmpty()) {
            written.place().problem("expected daily or weekly, or both");
        }
        written.find("daily")
                .flatMap(DigestReader::time)
                .ifPresent(time -> digests.add(new Digest(receiver, null, time)));
        written.find("weekly").flatMap(value -> weekly(receiver, value)).ifPresent(digests::add);
    }

    private static Optional<LocalTime> time(YamlNode written) {
        Optional<String> text = written.text("a time");
        try {
            return text.map(TimeOfDay::parse);
        } catch (DateTimeException e) {
            written.problem("expected a time such as \"08:00\", got " + written.quoted());
            return Optional.empty();
        }
    }

    private static Optional<Digest> weekly(String receiver, YamlNode written) {
        Optional<String> text = written.text("a day and a time");
        try {
            String[] words = text.orElse("").strip().split(" +");
            Optional<DayOfWeek> day = CalendarWords.weekday(words[0]);
            if (words.length == 2 && day.isPresent()) {
                return Optional.of(new Digest(receiver, day.get(), TimeOfDay.parse(words[1])));
            }
        } catch (DateTimeException e) {
            // Reported below, like a text without a day.
        }
        if (text.isPresent()) {
            written.problem("expected a day and a time such as mon 08:00, got " + written.quoted());
        }
        return Optional.empty();
    }
}
