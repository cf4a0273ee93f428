package dev.relevo.rating.fact;

import java.time.Instant;

/** The message templates of the accounts. */
public interface Templates {
    TemplateCounts counts(String wabaId, Instant now);
}
