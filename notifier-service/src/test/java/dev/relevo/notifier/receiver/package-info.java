@NullMarked
package dev.relevo.notifier.receiver;

import org.jspecify.annotations.NullMarked;
