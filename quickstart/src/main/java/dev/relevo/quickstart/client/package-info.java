/**
 * Clients of the public interfaces: the services' HTTP APIs, the topics and the WhatsApp simulator, with the users and numbers of the
 * demo.
 */
@NullMarked
package dev.relevo.quickstart.client;

import org.jspecify.annotations.NullMarked;
