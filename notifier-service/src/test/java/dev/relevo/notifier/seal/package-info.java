@NullMarked
package dev.relevo.notifier.seal;

import org.jspecify.annotations.NullMarked;
