/** Calls to the other instances of the router. */
@NullMarked
package dev.relevo.router.peers;

import org.jspecify.annotations.NullMarked;
