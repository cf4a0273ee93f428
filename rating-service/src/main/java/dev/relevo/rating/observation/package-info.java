/** Takes quality events off Kafka into the book of numbers. */
@NullMarked
package dev.relevo.rating.observation;

import org.jspecify.annotations.NullMarked;
