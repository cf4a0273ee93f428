/** Signed links in messages, by which a receiver acts on alerts without an account. Start at {@link dev.relevo.notifier.link.Links}. */
@NullMarked
package dev.relevo.notifier.link;

import org.jspecify.annotations.NullMarked;
