/** Where agents work: the HTTP side of handoffs. Actions go to the log like those of any other agent client. */
@NullMarked
package dev.relevo.router.desk;

import org.jspecify.annotations.NullMarked;
