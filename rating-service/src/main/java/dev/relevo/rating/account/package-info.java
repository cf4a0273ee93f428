/** The accounts: their messaging limits, and the lock that orders the changes of one account. */
@NullMarked
package dev.relevo.rating.account;

import org.jspecify.annotations.NullMarked;
