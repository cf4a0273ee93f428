/** The state of a conversation: who speaks, how stuck the user seems, the handoff, the timers. Pure: no clock, no Kafka. */
@NullMarked
package dev.relevo.router.conversation;

import org.jspecify.annotations.NullMarked;
