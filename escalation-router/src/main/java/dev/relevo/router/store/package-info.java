/** The state stores and their formats. */
@NullMarked
package dev.relevo.router.store;

import org.jspecify.annotations.NullMarked;
