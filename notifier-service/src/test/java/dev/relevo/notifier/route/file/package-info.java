@NullMarked
package dev.relevo.notifier.route.file;

import org.jspecify.annotations.NullMarked;
