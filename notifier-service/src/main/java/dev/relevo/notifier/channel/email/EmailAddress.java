package dev.relevo.notifier.channel.email;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** One address, without a name and without quoting, so that it can inject neither a header nor another address. */
record EmailAddress(
        @NotEmpty @Email @Size(max = MAX_LENGTH) @Pattern(regexp = "[^\\s\\p{Cntrl}\",;<>()\\[\\]\\\\]*")
        String value) {
    /** RFC 5321, 4.5.3.1.3. */
    static final int MAX_LENGTH = 254;

    static final String EXPECTED = "an e-mail address, at most " + MAX_LENGTH + " characters";

    /** Leaves the address out: it is personal data. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
