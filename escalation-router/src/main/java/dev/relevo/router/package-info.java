/**
 * The escalation router. Read {@code decision.Decider} first: it decides what each event changes. {@code topology} feeds it,
 * {@code runtime} runs it. {@code ArchitectureTest} holds the table of allowed imports.
 */
@NullMarked
package dev.relevo.router;

import org.jspecify.annotations.NullMarked;
