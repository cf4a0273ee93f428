/** The least a webhook receiver can do and still lose nothing: take the bytes, store them, then answer. */
@NullMarked
package dev.relevo.bench.pipe;

import org.jspecify.annotations.NullMarked;
