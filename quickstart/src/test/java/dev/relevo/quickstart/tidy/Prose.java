package dev.relevo.quickstart.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The prose of a file: of Java code the comments, the names of tests and, outside tests, the string literals; of any other file
 * everything. Lines that continue a sentence are joined.
 */
final class Prose {
    /** Lines that belong together, as one text; the line of a position is found by the line breaks, which are kept as {@code \n}. */
    record Passage(int firstLine, String text) {
        int lineOf(int position) {
            return firstLine
                    + (int) text.chars().limit(position).filter(c -> c == '\n').count();
        }
    }

    private static final Pattern COMMENT = Pattern.compile("^\\s*(?:/\\*\\*?|\\*(?!/)|//)(.*?)(?:\\*/)?$");
    private static final Pattern COMMENT_AT_END = Pattern.compile("\\s//\\s([^\"]*)$");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern TEST_NAME = Pattern.compile("\\bvoid ([a-z0-9]+(?:_[a-zA-Z0-9]+)+)\\(");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"");
    private static final Pattern HASH_COMMENT = Pattern.compile("^\\s*(?:#|--|//)\\s?(.*)$");

    /** Starts of a paragraph, list item, table row, tag or Javadoc clause: no sentence goes across them. */
    private static final Pattern OWN_START = Pattern.compile("^\\s*(?:[-*|>@<#]|\\d+\\.|$).*");

    private final List<Passage> passages = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int openedAt;
    private int lastLine;

    static List<Passage> of(String path, String text) {
        Prose prose = new Prose();
        List<String> lines = text.lines().toList();
        if (path.endsWith(".java")) {
            prose.java(lines, !path.contains("src/test/"));
        } else if (path.endsWith(".md")) {
            prose.markdown(lines);
        } else {
            prose.plain(lines);
        }
        prose.close();
        return prose.passages;
    }

    private void java(List<String> lines, boolean withLiterals) {
        boolean inTextBlock = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int number = i + 1;
            boolean startsInTextBlock = inTextBlock;
            inTextBlock ^= TEXT_BLOCK.matcher(line).results().count() % 2 == 1;
            if (startsInTextBlock) {
                if (withLiterals) {
                    add(number, line.strip());
                }
                continue;
            }
            var comment = COMMENT.matcher(line);
            if (comment.find()) {
                add(number, comment.group(1).strip());
                continue;
            }
            close();
            COMMENT_AT_END.matcher(line).results().forEach(found -> single(number, found.group(1)));
            TEST_NAME
                    .matcher(line)
                    .results()
                    .forEach(found -> single(number, found.group(1).replace('_', ' ')));
            if (withLiterals) {
                LITERAL.matcher(line).results().forEach(found -> single(number, found.group(1)));
            }
        }
    }

    private void markdown(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            add(i + 1, lines.get(i).strip());
        }
    }

    private void plain(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            var comment = HASH_COMMENT.matcher(lines.get(i));
            if (comment.find()) {
                add(i + 1, comment.group(1).strip());
            } else {
                single(i + 1, lines.get(i).strip());
            }
        }
    }

    /** Continues the open passage, unless the line starts one of its own or does not follow directly. */
    private void add(int number, String text) {
        if (number != lastLine + 1 || OWN_START.matcher(text).matches()) {
            close();
        }
        if (open.isEmpty()) {
            openedAt = number;
        } else {
            open.append('\n');
        }
        open.append(text);
        lastLine = number;
    }

    private void single(int number, String text) {
        close();
        passages.add(new Passage(number, text));
    }

    private void close() {
        if (!open.isEmpty()) {
            passages.add(new Passage(openedAt, open.toString()));
            open.setLength(0);
        }
        lastLine = 0;
    }
}
