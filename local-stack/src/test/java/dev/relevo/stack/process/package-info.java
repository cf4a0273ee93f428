@NullMarked
package dev.relevo.stack.process;

import org.jspecify.annotations.NullMarked;
