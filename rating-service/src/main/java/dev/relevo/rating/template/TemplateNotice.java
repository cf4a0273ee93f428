package dev.relevo.rating.template;

import dev.relevo.event.QualityEvent.TemplateEvent;
import dev.relevo.rating.RawValue;
import dev.relevo.rating.template.Told.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one template webhook says. The reading is lenient, because WhatsApp adds words without notice.
 *
 * @param templateId WhatsApp's id, or the name when the webhook has no id
 * @param name null when WhatsApp gave none
 * @param language null when WhatsApp gave none
 * @param told at least one
 */
record TemplateNotice(
        String templateId, @Nullable String name, @Nullable String language, List<Told> told) {
    /** @see <a href="https://developers.facebook.com/docs/whatsapp/templates/pausing">template pausing</a> */
    private static final Map<String, Duration> PAUSES =
            Map.of("FIRST_PAUSE", Duration.ofHours(3), "SECOND_PAUSE", Duration.ofHours(6));

    TemplateNotice {
        told = List.copyOf(told);
    }

    /** Empty when the webhook names no template, or says nothing about its status, quality or category. */
    static Optional<TemplateNotice> of(TemplateEvent event, Instant at, Instant now) {
        Map<?, ?> raw = event.raw();
        String name = event.templateName() == null ? null : RawValue.text(Map.of("name", event.templateName()), "name");
        String id = event.templateId() == null ? name : event.templateId().toString();
        List<Told> told = told(event, at, now);
        return id == null || told.isEmpty()
                ? Optional.empty()
                : Optional.of(new TemplateNotice(id, name, RawValue.word(raw, "message_template_language"), told));
    }

    private static List<Told> told(TemplateEvent event, Instant at, Instant now) {
        Map<?, ?> raw = event.raw();
        String eventId = event.meta().eventId();
        List<Told> told = new ArrayList<>();
        String status = RawValue.word(raw, "event");
        if (status != null) {
            told.add(status(raw, status, eventId, at, now));
        }
        String quality = RawValue.word(raw, "new_quality_score");
        if (quality != null) {
            told.add(new Told(eventId, at, Kind.QUALITY, quality, null, null));
        }
        String announced = RawValue.word(raw, "correct_category");
        if (announced != null) {
            Instant due = RawValue.time(raw, "category_update_timestamp", now);
            told.add(new Told(eventId, at, Kind.ANNOUNCED_CATEGORY, announced, due, null));
        }
        // With an announcement, "new_category" is the present one.
        Stream.of("new_category", "message_template_category")
                .flatMap(field -> Stream.ofNullable(RawValue.word(raw, field)))
                .findFirst()
                .ifPresent(category -> told.add(new Told(eventId, at, Kind.CATEGORY, category, null, null)));
        return told;
    }

    private static Told status(Map<?, ?> raw, String status, String eventId, Instant at, Instant now) {
        Map<?, ?> info = RawValue.object(raw, "other_info");
        String title = info == null ? null : RawValue.word(info, "title");
        if (title != null && title.equals("UNPAUSE")) {
            return new Told(eventId, at, Kind.STATUS, TemplateState.APPROVED, null, reason(raw, info, now));
        }
        Duration pause = status.equals(TemplateState.PAUSED) && title != null ? PAUSES.get(title) : null;
        return new Told(
                eventId, at, Kind.STATUS, status, pause == null ? null : at.plus(pause), reason(raw, info, now));
    }

    private static @Nullable String reason(Map<?, ?> raw, @Nullable Map<?, ?> info, Instant now) {
        Map<?, ?> disable = RawValue.object(raw, "disable_info");
        Instant disabledAt = disable == null ? null : RawValue.time(disable, "disable_date", now);
        Map<?, ?> rejection = RawValue.object(raw, "rejection_info");
        String reason = RawValue.text(raw, "reason");
        String words = Stream.of(
                        Optional.ofNullable(reason).filter(word -> !word.equals("NONE")),
                        Optional.ofNullable(info).map(object -> RawValue.text(object, "title")),
                        Optional.ofNullable(rejection).map(object -> RawValue.text(object, "reason")),
                        Optional.ofNullable(disabledAt).map(date -> "disabled at " + date))
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? null : words;
    }
}
