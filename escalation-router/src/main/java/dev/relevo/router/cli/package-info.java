/** Commands of the packaged jar that need no Kafka. */
@NullMarked
package dev.relevo.router.cli;

import org.jspecify.annotations.NullMarked;
