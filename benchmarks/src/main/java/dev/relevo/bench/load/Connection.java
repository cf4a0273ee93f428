package dev.relevo.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One kept connection with at most one open request. Not thread-safe. */
final class Connection {
    /** Four times the size of any answer of the service, with head and problem document. */
    private static final int MAX_ANSWER_BYTES = 4 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(MAX_ANSWER_BYTES);
    private @Nullable Request request;
    private @Nullable ByteBuffer unsent;
    private long intendedNanos;

    Connection(SocketAddress address, Selector selector) throws IOException {
        this.channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the request, or its first part. */
    void send(Request next, long intended) throws IOException {
        request = next;
        intendedNanos = intended;
        unsent = next.bytes().duplicate();
        write();
    }

    /** Continues sending or reading; returns the status once the answer is complete, else {@link AnswerReader#INCOMPLETE}. */
    int proceed() throws IOException {
        if (key.isWritable()) {
            write();
        }
        return key.isReadable() ? read() : AnswerReader.INCOMPLETE;
    }

    /** The open request, or the last one that was answered. */
    Request request() {
        return Objects.requireNonNull(request);
    }

    /** The time at which that request was meant to be sent. */
    long intendedNanos() {
        return intendedNanos;
    }

    void close() throws IOException {
        channel.close();
    }

    private void write() throws IOException {
        ByteBuffer rest = Objects.requireNonNull(unsent);
        channel.write(rest);
        boolean isSent = !rest.hasRemaining();
        int wanted = isSent ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    private int read() throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException("closed by the server");
        }
        int status = AnswerReader.status(answer);
        if (status != AnswerReader.INCOMPLETE) {
            answer.clear();
        } else if (!answer.hasRemaining()) {
            throw new IOException("an answer above " + MAX_ANSWER_BYTES + " bytes");
        }
        return status;
    }
}
