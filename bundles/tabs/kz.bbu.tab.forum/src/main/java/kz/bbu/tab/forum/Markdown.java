package kz.bbu.tab.forum;

import java.util.regex.Pattern;
import kz.bbu.api.view.Html;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Markdown (CommonMark) as harmless HTML: what a reader typed as HTML stays text, and what is not on the list of elements is left out. */
public final class Markdown {
    /** Deeper nesting than this is read as text, so that nobody makes the stack overflow. */
    private static final int DEEPEST = 20;

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(DEEPEST).build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .build();

    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "hr")
            // Within a post, whose own heading is h2.
            .allowElements((name, attributes) -> "h3", "h1", "h2", "h3", "h4", "h5", "h6")
            .allowAttributes("start")
            .matching(Pattern.compile("[0-9]{1,9}"))
            .onElements("ol")
            .allowElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    private Markdown() {}

    /** The words of a post as HTML. */
    public static Html html(String words) {
        Node document = PARSER.parse(words);
        document.accept(new ImagesAsLinks());
        String safe = POLICY.sanitize(RENDERER.render(document));
        return out -> out.write(safe);
    }

    /** The words of a post without marks, on one line. */
    static String text(String words) {
        return TEXT.render(PARSER.parse(words)).replaceAll("\\s+", " ").strip();
    }

    /** Words as a quotation, which names whom it quotes and leads there. */
    static String quote(Post post, String address) {
        StringBuilder quotation = new StringBuilder("> **" + plain(post.author()) + "** [№ " + post.number() + "](")
                .append(address)
                .append(")\n>\n");
        post.words().lines().forEach(line -> quotation.append("> ").append(line).append('\n'));
        return quotation.append('\n').toString();
    }

    /** Text that stands for itself in Markdown. */
    private static String plain(String text) {
        return text.replaceAll("([!-/:-@\\[-`{-~])", "\\\\$1");
    }

    /** Pictures from elsewhere would tell others who reads; they become links. */
    private static final class ImagesAsLinks extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            visitChildren(image);
            Link link = new Link(image.getDestination(), image.getTitle());
            Node child = image.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                link.appendChild(child);
                child = next;
            }
            if (link.getFirstChild() == null) {
                link.appendChild(new org.commonmark.node.Text(image.getDestination()));
            }
            // A link within a link is none.
            if (isInLink(image)) {
                child = link.getFirstChild();
                while (child != null) {
                    Node next = child.getNext();
                    image.insertBefore(child);
                    child = next;
                }
            } else {
                image.insertBefore(link);
            }
            image.unlink();
        }

        private static boolean isInLink(Node node) {
            Node above = node.getParent();
            while (above != null && !(above instanceof Link)) {
                above = above.getParent();
            }
            return above != null;
        }
    }
}
