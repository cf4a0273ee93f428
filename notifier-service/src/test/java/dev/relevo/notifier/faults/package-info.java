/** The packaged service against hostile records. */
@NullMarked
package dev.relevo.notifier.faults;

import org.jspecify.annotations.NullMarked;
