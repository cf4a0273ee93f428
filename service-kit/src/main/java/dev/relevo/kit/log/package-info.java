/** Log lines that hold no personal data and cannot be forged. */
@NullMarked
package dev.relevo.kit.log;

import org.jspecify.annotations.NullMarked;
