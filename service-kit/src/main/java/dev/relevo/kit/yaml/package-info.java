/** Reads documents that people write in YAML, and names each problem with line, column and suggestion. */
@NullMarked
package dev.relevo.kit.yaml;

import org.jspecify.annotations.NullMarked;
