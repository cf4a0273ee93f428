/** Reads policies from YAML and names each problem with line and column. */
@NullMarked
package dev.relevo.router.policyfile;

import org.jspecify.annotations.NullMarked;
