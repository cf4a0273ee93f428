/** Messages to people through the WhatsApp Cloud API. */
@NullMarked
package dev.relevo.notifier.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
