/** Background work that runs as long as the service: restarted after a failure, visible in health and metrics. */
@NullMarked
package dev.relevo.kit.loop;

import org.jspecify.annotations.NullMarked;
