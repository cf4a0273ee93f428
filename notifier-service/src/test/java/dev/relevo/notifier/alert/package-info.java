@NullMarked
package dev.relevo.notifier.alert;

import org.jspecify.annotations.NullMarked;
