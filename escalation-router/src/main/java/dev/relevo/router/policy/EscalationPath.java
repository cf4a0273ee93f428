package dev.relevo.router.policy;

import dev.relevo.event.ContactPath;
import dev.relevo.event.PathKind;
import dev.relevo.kit.hours.OpeningHours;
import org.jspecify.annotations.Nullable;

/**
 * One accepted contact path to a human.
 *
 * @param kind of the path
 * @param value phone number (E.164), e-mail address or https link; null for AGENT
 * @param hours when it answers
 */
public record EscalationPath(PathKind kind, @Nullable String value, OpeningHours hours) {
    public ContactPath contact() {
        return new ContactPath(kind, value);
    }
}
