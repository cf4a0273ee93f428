/** Additions of every service to its OpenAPI document. */
@NullMarked
package dev.relevo.kit.openapi;

import org.jspecify.annotations.NullMarked;
