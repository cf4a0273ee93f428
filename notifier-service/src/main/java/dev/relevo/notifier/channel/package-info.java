/** The interface of a channel. Pure; one package per channel below. */
@NullMarked
package dev.relevo.notifier.channel;

import org.jspecify.annotations.NullMarked;
