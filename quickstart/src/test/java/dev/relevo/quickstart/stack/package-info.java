@NullMarked
package dev.relevo.quickstart.stack;

import org.jspecify.annotations.NullMarked;
