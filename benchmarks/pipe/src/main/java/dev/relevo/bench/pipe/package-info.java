/** The minimal webhook receiver without data loss: read the bytes, store them, then answer. */
@NullMarked
package dev.relevo.bench.pipe;

import org.jspecify.annotations.NullMarked;
