package dev.relevo.router.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent's hold on an episode.
 *
 * @param agentId who; null when a human wrote from outside and the provider does not say who
 * @param activeAt when that agent last did something
 * @param answered true once that agent has answered the person
 */
public record Assignment(@Nullable String agentId, Instant activeAt, boolean answered) {}
