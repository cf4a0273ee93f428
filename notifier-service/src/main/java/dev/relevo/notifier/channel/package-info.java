/** What a way to tell somebody looks like. Pure; one folder per channel below. */
@NullMarked
package dev.relevo.notifier.channel;

import org.jspecify.annotations.NullMarked;
