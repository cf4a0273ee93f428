/**
 * Keeps each number's rating, red clock and paths. Features: {@code number} (the book and its API), {@code observation} (Kafka
 * in), {@code poll} (Graph API), {@code outbox} (Kafka out); pure: {@code redcase}, {@code path}.
 */
@NullMarked
package dev.relevo.rating;

import org.jspecify.annotations.NullMarked;
