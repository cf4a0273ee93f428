/**
 * The benchmark of rating-service: statuses beside a naive consumer, a round of polls, the data of a number's page, the way from a
 * colour to an event, and permits beside a constant route.
 */
@NullMarked
package dev.relevo.bench.rating;

import org.jspecify.annotations.NullMarked;
