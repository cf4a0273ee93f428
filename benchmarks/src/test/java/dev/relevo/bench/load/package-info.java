@NullMarked
package dev.relevo.bench.load;

import org.jspecify.annotations.NullMarked;
