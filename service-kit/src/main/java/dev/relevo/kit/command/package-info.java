/** What all command lines share: options, error messages and help. Needs nothing but picocli. */
@NullMarked
package dev.relevo.kit.command;

import org.jspecify.annotations.NullMarked;
