package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The advertisement or post that led a person to the conversation.
 *
 * @param sourceType {@code ad} or {@code post}; null when absent
 * @param sourceId id of the ad or post; null when absent
 * @param sourceUrl link of the ad or post; null when absent
 * @param headline its headline; null when absent
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Referral(
        @Nullable String sourceType,
        @Nullable String sourceId,
        @Nullable String sourceUrl,
        @Nullable String headline) {}
