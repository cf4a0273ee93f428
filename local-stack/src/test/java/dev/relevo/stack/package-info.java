@NullMarked
package dev.relevo.stack;

import org.jspecify.annotations.NullMarked;
