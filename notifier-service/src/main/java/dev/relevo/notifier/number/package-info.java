/** Facts about numbers, from their states. */
@NullMarked
package dev.relevo.notifier.number;

import org.jspecify.annotations.NullMarked;
