package dev.relevo.notifier.alert.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.problem.Problems;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are acknowledged, and why.
 *
 * @param ids at most 500; null when a filter selects them
 * @param filter null when ids are given; of its alerts at most 500 open ones are acknowledged
 * @param note at most 1,000 characters; null if absent
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record AcknowledgeForm(
        @Nullable List<String> ids,
        @Nullable AlertFilter filter,
        @Nullable String note) {
    static final int MAX_ALERTS = 500;
    private static final int MAX_NOTE = 1_000;
    private static final int MAX_ID = 128;

    /** The note of one alert's acknowledgement. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Note(@Nullable String note) {
        static @Nullable String of(@Nullable Note body) {
            return body == null ? null : checked(body.note);
        }

        /** Null when there is no body. */
        static @Nullable Note read(byte @Nullable [] body) {
            if (body == null || body.length == 0) {
                return null;
            }
            try {
                return EventJson.mapper().readValue(body, Note.class);
            } catch (IOException e) {
                throw Problems.invalid("body", "nothing, or a JSON object with a note");
            }
        }
    }

    /**
     * The same form, when it can be used.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with the name of the field
     */
    AcknowledgeForm valid() {
        if ((ids == null) == (filter == null)) {
            throw Problems.invalid("ids", "ids or a filter, not both");
        }
        if (ids != null
                && (ids.isEmpty()
                        || ids.size() > MAX_ALERTS
                        || ids.stream().anyMatch(id -> id == null || id.isEmpty() || id.length() > MAX_ID))) {
            throw Problems.invalid("ids", "1 to " + MAX_ALERTS + " ids of alerts");
        }
        String ignored = checked(note);
        return this;
    }

    private static @Nullable String checked(@Nullable String note) {
        boolean isBad =
                note != null && (note.length() > MAX_NOTE || note.codePoints().anyMatch(AcknowledgeForm::isUnusable));
        if (isBad) {
            throw Problems.invalid("note", "at most " + MAX_NOTE + " characters without control characters");
        }
        return note;
    }

    /** What PostgreSQL or a page cannot show: control characters and halves of surrogate pairs. */
    private static boolean isUnusable(int character) {
        return (Character.isISOControl(character) && character != '\n')
                || Character.getType(character) == Character.SURROGATE;
    }
}
