@NullMarked
package dev.relevo.quickstart;

import org.jspecify.annotations.NullMarked;
