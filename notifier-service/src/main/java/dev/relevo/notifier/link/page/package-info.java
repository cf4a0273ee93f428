/** The pages behind signed links. */
@NullMarked
package dev.relevo.notifier.link.page;

import org.jspecify.annotations.NullMarked;
