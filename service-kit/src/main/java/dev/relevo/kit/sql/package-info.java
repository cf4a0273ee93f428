/** Statements without entities, for services with a database. */
@NullMarked
package dev.relevo.kit.sql;

import org.jspecify.annotations.NullMarked;
