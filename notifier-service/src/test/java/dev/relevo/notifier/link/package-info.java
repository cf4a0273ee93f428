@NullMarked
package dev.relevo.notifier.link;

import org.jspecify.annotations.NullMarked;
