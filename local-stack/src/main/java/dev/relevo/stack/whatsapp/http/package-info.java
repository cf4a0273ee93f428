/** HTTP and JSON of the simulator: routes, requests, responses. */
@NullMarked
package dev.relevo.stack.whatsapp.http;

import org.jspecify.annotations.NullMarked;
