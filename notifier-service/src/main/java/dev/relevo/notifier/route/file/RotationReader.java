package dev.relevo.notifier.route.file;

import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.notifier.route.Rotation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code {name: on-call, members: [ana, ben], shift: P7D, starts: "2026-01-05T09:00[Europe/Madrid]"}}. */
final class RotationReader {
    static final int MAX_ROTATIONS = 100;
    static final int MAX_MEMBERS = 100;
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    /** Replaces an invalid shift, so that reading continues. */
    private static final Duration USUAL = Duration.ofDays(7);

    private static final DateTimeFormatter START = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .optionalStart()
            .appendLiteral('[')
            .parseCaseSensitive()
            .appendZoneRegionId()
            .appendLiteral(']')
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private RotationReader() {}

    static Map<String, Rotation> read(YamlObject document, Names names) {
        Map<String, Rotation> rotations = new LinkedHashMap<>();
        document.find("rotations").ifPresent(list -> list.items(MAX_ROTATIONS)
                .forEach(item -> rotation(item.object(RouteKeys.ROTATION.keys()), names)
                        .ifPresent(rotation -> rotations.putIfAbsent(rotation.name(), rotation))));
        return rotations;
    }

    private static Optional<Rotation> rotation(YamlObject written, Names names) {
        Optional<String> name = written.required("name").flatMap(names::newRotation);
        List<String> members =
                written.required("members").map(list -> members(list, names)).orElse(List.of());
        Duration shift = written.required("shift")
                .flatMap(value -> DurationReader.read(value, SHORTEST, LONGEST))
                .orElse(USUAL);
        Optional<ZonedDateTime> starts = written.required("starts").flatMap(RotationReader::start);
        return name.isPresent() && starts.isPresent() && !members.isEmpty()
                ? Optional.of(new Rotation(name.get(), members, shift, starts.get()))
                : Optional.empty();
    }

    private static List<String> members(YamlNode written, Names names) {
        List<String> members = new ArrayList<>();
        written.items(MAX_MEMBERS).forEach(item -> names.receiver(item).ifPresent(members::add));
        if (written.isEmptyList()) {
            written.problem("expected at least one receiver");
        }
        return members;
    }

    private static Optional<ZonedDateTime> start(YamlNode written) {
        Optional<String> text = written.text("a date and time with a zone");
        try {
            return text.map(start -> ZonedDateTime.parse(start, START));
        } catch (DateTimeException e) {
            written.problem("expected a date and time with its zone such as 2026-01-05T09:00[Europe/Madrid], got "
                    + written.quoted());
            return Optional.empty();
        }
    }
}
