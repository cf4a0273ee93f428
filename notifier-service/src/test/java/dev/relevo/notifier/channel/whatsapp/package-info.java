@NullMarked
package dev.relevo.notifier.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
