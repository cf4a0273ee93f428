/** Rate limits that all instances share: Bucket4j's token buckets in the table {@code rate_bucket}. */
@NullMarked
package dev.relevo.notifier.rate;

import org.jspecify.annotations.NullMarked;
