package dev.relevo.rating.volume.count;

import java.util.Locale;

/** The figures that are counted of a number. */
public enum Figure {
    /** Template messages of this category. */
    MARKETING,
    UTILITY,
    AUTHENTICATION,
    /** Messages that WhatsApp accepted. */
    SENT,
    /** Messages that reached a phone. */
    DELIVERED,
    /** Messages that were read. */
    READ,
    /** Distinct people reached outside their customer service window; of a portfolio, too. */
    REACHED,
    /** Distinct people who stopped marketing messages. */
    OPTED_OUT,
    /** Distinct people who asked for a human. */
    ASKED,
    /** Handoffs. */
    OPENED,
    /** Handoffs that an agent claimed before they were due. */
    ANSWERED,
    /** Handoffs that expired without an agent. */
    EXPIRED;

    /** The name of its column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The figure of a column. */
    public static Figure ofColumn(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
