package dev.relevo.rating;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.regex.Pattern;

/**
 * The validation of phone numbers in E.164. A number is accepted when its country code exists and its length is possible there.
 * Whether its range is assigned is not checked, because any list of ranges lags behind new ones. Short numbers are rejected:
 * they cannot be dialled from another country.
 */
public final class PhoneNumbers {
    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private PhoneNumbers() {}

    /** Whether this can be dialled from anywhere: {@code +}, country code and number, digits only. */
    public static boolean isPossible(String e164) {
        if (!E_164.matcher(e164).matches()) {
            return false;
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.isPossibleNumberWithReason(numbers.parse(e164, null)) == ValidationResult.IS_POSSIBLE;
        } catch (NumberParseException e) {
            return false;
        }
    }
}
