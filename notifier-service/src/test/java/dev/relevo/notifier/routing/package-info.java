@NullMarked
package dev.relevo.notifier.routing;

import org.jspecify.annotations.NullMarked;
