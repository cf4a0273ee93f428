/** What the bot asks and offers, and whether an answer is a yes. Pure. */
@NullMarked
package dev.relevo.router.question;

import org.jspecify.annotations.NullMarked;
