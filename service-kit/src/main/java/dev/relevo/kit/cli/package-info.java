/** The commands of each packaged service. */
@NullMarked
package dev.relevo.kit.cli;

import org.jspecify.annotations.NullMarked;
