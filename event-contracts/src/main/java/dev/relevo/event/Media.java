package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message. The bytes stay at WhatsApp, which keeps them 7 days.
 *
 * @param id media id to fetch it by
 * @param mimeType for example {@code image/jpeg}; null when the provider omits it
 * @param sha256 base64 of the content's SHA-256; null when the provider omits it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Media(
        String id, @Nullable String mimeType, @Nullable String sha256) {}
