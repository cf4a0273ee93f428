@NullMarked
package dev.relevo.bench;

import org.jspecify.annotations.NullMarked;
