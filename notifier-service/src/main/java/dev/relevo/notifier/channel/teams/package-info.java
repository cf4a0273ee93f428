/** Messages in Microsoft Teams, by the webhook of a workflow. */
@NullMarked
package dev.relevo.notifier.channel.teams;

import org.jspecify.annotations.NullMarked;
