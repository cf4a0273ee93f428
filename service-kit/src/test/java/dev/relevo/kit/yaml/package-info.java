@NullMarked
package dev.relevo.kit.yaml;

import org.jspecify.annotations.NullMarked;
