/** The REST API of numbers and red cases: resources, request validation and problems. */
@NullMarked
package dev.relevo.rating.number.api;

import org.jspecify.annotations.NullMarked;
