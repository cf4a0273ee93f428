/** A conversation as bytes, field after field. Pure. */
@NullMarked
package dev.relevo.router.codec;

import org.jspecify.annotations.NullMarked;
