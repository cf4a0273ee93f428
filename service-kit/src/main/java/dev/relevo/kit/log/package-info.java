/** Protection of the log: no personal data, no forged lines. */
@NullMarked
package dev.relevo.kit.log;

import org.jspecify.annotations.NullMarked;
