/** Work that goes on as long as the service does: restarted when it fails, seen in health and metrics. */
@NullMarked
package dev.relevo.kit.loop;

import org.jspecify.annotations.NullMarked;
