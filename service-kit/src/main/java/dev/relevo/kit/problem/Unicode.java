package dev.relevo.kit.problem;

/** Checks for text that every part of Relevo can store unchanged. */
final class Unicode {
    private Unicode() {}

    /** Whether the text contains neither NUL nor a lone surrogate. */
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
