package dev.relevo.rating.redcase;

/**
 * A person's report of a colour they saw.
 *
 * @param who holder of the API key
 * @param reason where it was seen, in the person's words
 */
public record ManualReport(String who, String reason) {}
