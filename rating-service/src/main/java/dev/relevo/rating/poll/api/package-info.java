/** The API of the polled accounts. */
@NullMarked
package dev.relevo.rating.poll.api;

import org.jspecify.annotations.NullMarked;
