/**
 * What a number may send now: a pure function of its facts. Start at {@link dev.relevo.rating.permit.PermitRules}; the facts come
 * from {@link dev.relevo.rating.permit.PermitSource}.
 */
@NullMarked
package dev.relevo.rating.permit;

import org.jspecify.annotations.NullMarked;
