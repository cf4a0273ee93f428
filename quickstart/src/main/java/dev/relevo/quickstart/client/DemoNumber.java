package dev.relevo.quickstart.client;

import dev.relevo.event.PhoneNumberId;

/** The business numbers of the demo. */
public enum DemoNumber {
    /** Its Spanish queue is always open. */
    OPEN("106540352242922", "+1 555-078-3881", "Relevo Demo"),
    /** Its queue is closed whenever the story is played. */
    CLOSED("106540352242923", "+1 555-078-3882", "Relevo Demo Nights");

    public static final String WABA = "102290129340398";

    private final String id;
    private final String display;
    private final String verifiedName;

    DemoNumber(String id, String display, String verifiedName) {
        this.id = id;
        this.display = display;
        this.verifiedName = verifiedName;
    }

    public String id() {
        return id;
    }

    public PhoneNumberId phoneNumberId() {
        return new PhoneNumberId(id);
    }

    public String display() {
        return display;
    }

    public String digits() {
        return display.replaceAll("\\D", "");
    }

    public String verifiedName() {
        return verifiedName;
    }
}
