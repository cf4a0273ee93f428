/** Followers of topics, and a monitor for hanging transactions. */
@NullMarked
package dev.relevo.router.kafka;

import org.jspecify.annotations.NullMarked;
