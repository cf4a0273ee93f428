/** What every service does the same way. Holds no rule of the domain. */
@NullMarked
package dev.relevo.kit;

import org.jspecify.annotations.NullMarked;
