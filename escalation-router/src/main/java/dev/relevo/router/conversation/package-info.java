/**
 * Who is stuck, who speaks, what happens next: one pure function, {@link dev.relevo.router.conversation.Decider#decide}, over one
 * small state per conversation. Reads no clock, no file but its own phrases, and knows neither Kafka nor Quarkus.
 */
@NullMarked
package dev.relevo.router.conversation;

import org.jspecify.annotations.NullMarked;
