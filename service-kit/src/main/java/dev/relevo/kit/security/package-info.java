/**
 * Authentication by bearer keys for scripts and bots: configured as SHA-256 hashes, each with scopes that are the roles of the
 * resources.
 */
@NullMarked
package dev.relevo.kit.security;

import org.jspecify.annotations.NullMarked;
