package dev.relevo.notifier.channel.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Resolves the host of a URL to all its addresses. */
@FunctionalInterface
interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
}
