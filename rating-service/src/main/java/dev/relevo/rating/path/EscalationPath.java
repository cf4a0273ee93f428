package dev.relevo.rating.path;

import dev.relevo.event.PathKind;
import org.jspecify.annotations.Nullable;

/**
 * One declared way to a human.
 *
 * @param kind what it is
 * @param value phone number (E.164), e-mail address, https link of a form, or where the store is; for AGENT the queue, null
 *     for the default one
 */
public record EscalationPath(PathKind kind, @Nullable String value) {}
