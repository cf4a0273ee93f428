/** The REST resource of message templates. */
@NullMarked
package dev.relevo.rating.template.api;

import org.jspecify.annotations.NullMarked;
