package dev.relevo.rating;

/**
 * Something suspicious was seen at an account: its numbers are polled sooner. Fired as a CDI event.
 *
 * @param wabaId the account
 * @param reason what was seen, for example {@code template paused}
 */
public record Suspicion(String wabaId, String reason) {}
