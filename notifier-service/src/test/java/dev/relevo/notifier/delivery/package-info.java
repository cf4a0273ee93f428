@NullMarked
package dev.relevo.notifier.delivery;

import org.jspecify.annotations.NullMarked;
