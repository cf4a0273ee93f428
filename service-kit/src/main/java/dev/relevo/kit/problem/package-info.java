/** How every service refuses: one form of answer, which names fields and quotes nothing. */
@NullMarked
package dev.relevo.kit.problem;

import org.jspecify.annotations.NullMarked;
