/** The routing tree in force: from its table, from a file, or made of the receivers' own filters. */
@NullMarked
package dev.relevo.notifier.routing;

import org.jspecify.annotations.NullMarked;
