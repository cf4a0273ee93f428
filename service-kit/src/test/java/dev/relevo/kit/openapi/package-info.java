/** Tests of each service against its OpenAPI file, with valid and invalid requests. */
@NullMarked
package dev.relevo.kit.openapi;

import org.jspecify.annotations.NullMarked;
