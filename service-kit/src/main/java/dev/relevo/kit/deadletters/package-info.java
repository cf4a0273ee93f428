/** A tool for records that a reader could not use. */
@NullMarked
package dev.relevo.kit.deadletters;

import org.jspecify.annotations.NullMarked;
