/** Sealing of secrets at rest, and signing with the same keys. */
@NullMarked
package dev.relevo.notifier.seal;

import org.jspecify.annotations.NullMarked;
