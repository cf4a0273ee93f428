/** Who wants to be told, how, and in which language. Pure. */
@NullMarked
package dev.relevo.notifier.receiver;

import org.jspecify.annotations.NullMarked;
