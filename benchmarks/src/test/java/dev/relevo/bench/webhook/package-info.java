@NullMarked
package dev.relevo.bench.webhook;

import org.jspecify.annotations.NullMarked;
