@NullMarked
package dev.relevo.notifier.group;

import org.jspecify.annotations.NullMarked;
