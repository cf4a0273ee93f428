package dev.relevo.kit.security;

/** The scopes of API keys, used as roles on the resources. */
public final class Scopes {
    /** Report bot messages and signals. */
    public static final String BOT = "bot";
    /** Work on handoffs. */
    public static final String AGENT = "agent";
    /** Ask for send permits and reserve messages. */
    public static final String CAMPAIGN = "campaign";
    /** View and manage numbers, policies and alerts. */
    public static final String OPERATOR = "operator";
    /** Everything. */
    public static final String ADMIN = "admin";

    private Scopes() {}
}
