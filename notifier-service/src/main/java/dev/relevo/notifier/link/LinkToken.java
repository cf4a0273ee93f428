package dev.relevo.notifier.link;

import dev.relevo.notifier.link.Link.Subject;
import dev.relevo.notifier.seal.Sealer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The text of a link: its content in binary form, which keeps it short, and the signature. */
final class LinkToken {
    private static final int VERSION = 1;
    private static final int SIGNATURE_BYTES = 32;

    /** Longer is forged: ids and names are shorter. */
    private static final int MAX_LENGTH = 1_000;

    private LinkToken() {}

    static String of(Link link, Sealer sealer) {
        byte[] content = write(link);
        byte[] signature = sealer.sign(content);
        byte[] all = Arrays.copyOf(content, content.length + signature.length);
        System.arraycopy(signature, 0, all, content.length, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Empty when it was not signed with a key of this service; an expired one is read. */
    static Optional<Link> read(String token, Sealer sealer) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length <= SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(all, all.length - SIGNATURE_BYTES);
        byte[] signature = Arrays.copyOfRange(all, content.length, all.length);
        return sealer.verify(content, signature) ? read(content) : Optional.empty();
    }

    private static byte[] write(Link link) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(link.action().ordinal());
            out.writeByte(link.subject().kind().ordinal());
            out.writeLong(link.expiresAt().getEpochSecond());
            out.writeUTF(link.subject().id());
            out.writeUTF(link.receiver());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Empty when a newer version wrote it. */
    private static Optional<Link> read(byte[] content) {
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            int action = in.readUnsignedByte();
            int kind = in.readUnsignedByte();
            Instant expiresAt = Instant.ofEpochSecond(in.readLong());
            String id = in.readUTF();
            String receiver = in.readUTF();
            return action >= LinkAction.values().length || kind >= Subject.Kind.values().length
                    ? Optional.empty()
                    : Optional.of(new Link(
                            LinkAction.values()[action],
                            new Subject(Subject.Kind.values()[kind], id),
                            receiver,
                            expiresAt));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
