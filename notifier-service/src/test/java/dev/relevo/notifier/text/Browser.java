package dev.relevo.notifier.text;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** A real browser without a window, which turns a page into a picture. */
final class Browser {
    private static final List<String> PROGRAMS =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    /** Higher than every mail; the empty rest is cut off. */
    private static final int HEIGHT = 2_400;

    private static final int WIDTH = 660;

    private Browser() {}

    static void picture(String html, Path png, boolean isDark) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mail");
        Path page = Files.writeString(folder.resolve("mail.html"), html);
        Path raw = folder.resolve("mail.png");
        List<String> command = new ArrayList<>(List.of(
                program().toString(),
                "--headless",
                "--no-sandbox",
                "--hide-scrollbars",
                "--window-size=" + WIDTH + "," + HEIGHT,
                "--screenshot=" + raw));
        if (isDark) {
            command.add("--blink-settings=preferredColorScheme=0");
        }
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || !Files.exists(raw)) {
            process.destroy();
            throw new IOException("no picture: " + Files.readString(folder.resolve("log")));
        }
        Files.createDirectories(png.getParent());
        ImageIO.write(withoutEmptyRest(ImageIO.read(raw.toFile())), "png", png.toFile());
    }

    private static BufferedImage withoutEmptyRest(BufferedImage image) {
        int background = image.getRGB(0, image.getHeight() - 1);
        int last = image.getHeight() - 1;
        while (last > 0 && isEmpty(image, last, background)) {
            last--;
        }
        int height = Math.min(image.getHeight(), last + 24);
        return withFewColours(image.getSubimage(0, 0, image.getWidth(), height));
    }

    /** With a palette, which makes the file a third as large; unchanged when it has too many colours. */
    private static BufferedImage withFewColours(BufferedImage image) {
        Map<Integer, Integer> palette = new LinkedHashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                palette.putIfAbsent(rounded(image.getRGB(x, y)), palette.size());
            }
        }
        if (palette.size() > 256) {
            return image;
        }
        int[] colours = palette.keySet().stream().mapToInt(Integer::intValue).toArray();
        var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                copy.getRaster().setSample(x, y, 0, palette.get(rounded(image.getRGB(x, y))));
            }
        }
        return copy;
    }

    /** The colour with 4 bits in each channel, spread over the whole range. */
    private static int rounded(int rgb) {
        int high = rgb & 0xF0F0F0;
        return 0xFF000000 | high | high >>> 4;
    }

    private static boolean isEmpty(BufferedImage image, int y, int background) {
        for (int x = 0; x < image.getWidth(); x++) {
            if (image.getRGB(x, y) != background) {
                return false;
            }
        }
        return true;
    }

    private static Path program() throws IOException {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            for (String name : PROGRAMS) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return program;
                }
            }
        }
        throw new IOException("expected one of " + PROGRAMS + " on the PATH");
    }
}
