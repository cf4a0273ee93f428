/** The state stores and the formats of what is in them. */
@NullMarked
package dev.relevo.router.store;

import org.jspecify.annotations.NullMarked;
