package dev.relevo.kit.problem;

/** Text that every part of Relevo can keep as it is. */
final class Unicode {
    private Unicode() {}

    /** Whether this holds neither NUL nor half a surrogate pair. */
    static boolean isSound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
