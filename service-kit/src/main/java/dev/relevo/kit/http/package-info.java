/** HTTP client helpers: responses are bounded by the bytes received, not by their headers. */
@NullMarked
package dev.relevo.kit.http;

import org.jspecify.annotations.NullMarked;
