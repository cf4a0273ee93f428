@NullMarked
package dev.relevo.kit.hours;

import org.jspecify.annotations.NullMarked;
