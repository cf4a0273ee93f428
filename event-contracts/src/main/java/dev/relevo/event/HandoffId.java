package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Id of a handoff: one episode of human help.
 *
 * @param value derived from the conversation and the event that caused it, so a replay creates the same id
 */
public record HandoffId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HandoffId {
        if (!Bounds.isOwnId(value)) {
            throw new IllegalArgumentException("expected a handoff id of 1 to " + Bounds.OWN_ID_MAX
                    + " letters, digits or . _ : + = - @ / |, got " + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
