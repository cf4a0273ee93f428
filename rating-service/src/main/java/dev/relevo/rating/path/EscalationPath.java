package dev.relevo.rating.path;

import dev.relevo.event.PathKind;
import org.jspecify.annotations.Nullable;

/**
 * One declared way for a user to reach a human.
 *
 * @param kind how the user reaches the human
 * @param value phone number (E.164), e-mail address, https link of a form, or address of the store; for AGENT the queue, null
 *     for the default queue
 */
public record EscalationPath(PathKind kind, @Nullable String value) {}
