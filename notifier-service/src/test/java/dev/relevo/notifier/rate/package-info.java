@NullMarked
package dev.relevo.notifier.rate;

import org.jspecify.annotations.NullMarked;
