/** Error responses of every service: problems that name fields and quote no values. */
@NullMarked
package dev.relevo.kit.problem;

import org.jspecify.annotations.NullMarked;
