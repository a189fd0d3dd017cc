package kz.bbu.tab.documents;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** New documents as an Atom feed (RFC 4287). */
final class Feed {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private final String address;
    private final String title;
    private final String author;
    private final String language;

    /** Takes the absolute address of the documents, and words in a language. */
    Feed(String address, String title, String author, String language) {
        this.address = address;
        this.title = title;
        this.author = author;
        this.language = language;
    }

    /** The feed of documents, the newest first. */
    String of(List<Document> newest) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("xml:lang", language);
            element(xml, "id", address);
            element(xml, "title", title);
            element(xml, "updated", newest.isEmpty() ? Instant.EPOCH.toString() : time(newest.get(0)));
            xml.writeStartElement("author");
            element(xml, "name", author);
            xml.writeEndElement();
            link(xml, "alternate", address, "text/html");
            link(xml, "self", address + "/feed", "application/atom+xml");
            for (Document document : newest) {
                entry(xml, document);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void entry(XMLStreamWriter xml, Document document) throws XMLStreamException {
        String page = address + "/" + document.id();
        xml.writeStartElement("entry");
        element(xml, "id", page);
        element(xml, "title", document.name());
        element(xml, "updated", time(document));
        link(xml, "alternate", page, "text/html");
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", "enclosure");
        xml.writeAttribute("href", page + "/download");
        xml.writeAttribute("type", document.type());
        xml.writeAttribute("length", Long.toString(document.bytes()));
        xml.writeEndElement();
    }

    private static String time(Document document) {
        return document.added().toString();
    }

    private static void link(XMLStreamWriter xml, String kind, String address, String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", kind);
        xml.writeAttribute("href", address);
        xml.writeAttribute("type", type);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
