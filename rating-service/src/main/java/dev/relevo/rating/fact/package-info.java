/**
 * What the rooms know about a number and its account, as the other rooms read it: volume, restrictions, templates, freshness, limits and
 * risks. Each interface has one implementation, in the room of its name.
 */
@NullMarked
package dev.relevo.rating.fact;

import org.jspecify.annotations.NullMarked;
