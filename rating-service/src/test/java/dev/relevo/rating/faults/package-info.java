/** What the packaged service does when what it reads is hostile. */
@NullMarked
package dev.relevo.rating.faults;

import org.jspecify.annotations.NullMarked;
