@NullMarked
package dev.relevo.bench.router;

import org.jspecify.annotations.NullMarked;
