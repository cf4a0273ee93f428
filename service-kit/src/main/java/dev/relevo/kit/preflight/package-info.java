/**
 * The {@code preflight} command: checks that a service's topics exist, are configured correctly and may be used by its principal.
 */
@NullMarked
package dev.relevo.kit.preflight;

import org.jspecify.annotations.NullMarked;
