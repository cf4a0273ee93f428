@NullMarked
package dev.relevo.notifier.route;

import org.jspecify.annotations.NullMarked;
