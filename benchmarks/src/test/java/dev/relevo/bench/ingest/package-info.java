@NullMarked
package dev.relevo.bench.ingest;

import org.jspecify.annotations.NullMarked;
