package dev.relevo.bench.load;

import java.nio.ByteBuffer;

/**
 * A reader of the answer to one request. It reads only the status and the length.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112, HTTP/1.1</a>
 */
final class AnswerReader {
    /** The answer is not complete yet. */
    static final int INCOMPLETE = 0;

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final byte[] CONTENT_LENGTH = {
        'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'
    };

    private AnswerReader() {}

    /**
     * The status, once the whole answer is in the buffer.
     *
     * @param read the bytes of this answer, from 0 to its position
     * @throws IllegalStateException when it has no {@code Content-Length}, which is needed to find its end
     */
    static int status(ByteBuffer read) {
        int end = read.position();
        int bodyAt = bodyAt(read, end);
        if (bodyAt < 0 || end < bodyAt + contentLength(read, bodyAt)) {
            return INCOMPLETE;
        }
        return 100 * digit(read, STATUS_AT) + 10 * digit(read, STATUS_AT + 1) + digit(read, STATUS_AT + 2);
    }

    /** The position after the empty line; -1 when it has not arrived yet. */
    private static int bodyAt(ByteBuffer read, int end) {
        for (int i = STATUS_AT; i + 3 < end; i++) {
            if (read.get(i) == '\r' && read.get(i + 2) == '\r' && read.get(i + 1) == '\n' && read.get(i + 3) == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private static int contentLength(ByteBuffer read, int bodyAt) {
        for (int i = STATUS_AT; i + CONTENT_LENGTH.length < bodyAt; i++) {
            if (read.get(i) == '\n' && isContentLength(read, i + 1)) {
                return number(read, i + 1 + CONTENT_LENGTH.length);
            }
        }
        throw new IllegalStateException("an answer without Content-Length");
    }

    private static boolean isContentLength(ByteBuffer read, int at) {
        for (int i = 0; i < CONTENT_LENGTH.length; i++) {
            // 0x20 makes a letter lower case and leaves hyphen and colon unchanged.
            if ((read.get(at + i) | 0x20) != CONTENT_LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuffer read, int at) {
        int i = at;
        while (read.get(i) == ' ') {
            i++;
        }
        int number = 0;
        while (read.get(i) != '\r') {
            number = 10 * number + digit(read, i);
            i++;
        }
        return number;
    }

    private static int digit(ByteBuffer read, int at) {
        int digit = read.get(at) - '0';
        if (digit < 0 || digit > 9) {
            throw new IllegalStateException("an answer with a digit missing at byte " + at);
        }
        return digit;
    }
}
