/** What the REST resources of all packages share: the caller's numbers, parameters, cursors and pages. */
@NullMarked
package dev.relevo.rating.api;

import org.jspecify.annotations.NullMarked;
