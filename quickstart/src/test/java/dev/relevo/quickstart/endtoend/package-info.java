/** The whole path on the packaged jars, as processes. */
@NullMarked
package dev.relevo.quickstart.endtoend;

import org.jspecify.annotations.NullMarked;
