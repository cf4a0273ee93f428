/**
 * Reads a routing tree from YAML and names each problem with line, column and suggestion. Begin with
 * {@link dev.relevo.notifier.route.file.RoutesReader}.
 */
@NullMarked
package dev.relevo.notifier.route.file;

import org.jspecify.annotations.NullMarked;
