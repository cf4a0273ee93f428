@NullMarked
package dev.relevo.quickstart.story;

import org.jspecify.annotations.NullMarked;
