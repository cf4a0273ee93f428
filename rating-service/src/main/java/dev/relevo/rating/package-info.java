/**
 * The rating of each number, its red cases with their deadlines, and its escalation paths. Features: {@code number} (database,
 * history and API), {@code observation} (Kafka in), {@code poll} (Graph API), {@code outbox} (Kafka out); pure: {@code redcase},
 * {@code path}. The README of this module lists which class does what.
 */
@NullMarked
package dev.relevo.rating;

import org.jspecify.annotations.NullMarked;
