@NullMarked
package dev.relevo.notifier.text;

import org.jspecify.annotations.NullMarked;
