/** Signed webhooks as the Standard Webhooks specification describes them. */
@NullMarked
package dev.relevo.notifier.channel.webhook;

import org.jspecify.annotations.NullMarked;
