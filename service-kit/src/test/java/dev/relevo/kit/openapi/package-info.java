/** Holds each service to its OpenAPI file, and tries on it what the file allows and forbids. */
@NullMarked
package dev.relevo.kit.openapi;

import org.jspecify.annotations.NullMarked;
