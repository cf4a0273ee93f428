/** Policies as operators write them: YAML in, validated, published, followed. */
@NullMarked
package dev.relevo.router.policies;

import org.jspecify.annotations.NullMarked;
