/** The policies in force: published, followed from their topic, served over HTTP. */
@NullMarked
package dev.relevo.router.policies;

import org.jspecify.annotations.NullMarked;
