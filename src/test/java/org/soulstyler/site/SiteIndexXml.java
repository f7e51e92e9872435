package org.soulstyler.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.soulstyler.site.SiteIndex.Entry;
import org.soulstyler.site.SiteIndex.Previous;
import org.soulstyler.site.SiteIndex.Version;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads and writes {@code db.xml.gz}. */
final class SiteIndexXml {

	private static final String DTD =
		"""
				<!DOCTYPE pluginRecords [
				<!ELEMENT pluginRecords (plugin*)>
				<!ELEMENT plugin (platform*, category*, version?, previous-version*)>
				<!ATTLIST plugin filename CDATA #REQUIRED>
				<!ELEMENT version (description?, dependency*, link*, author*)>
				<!ATTLIST version checksum CDATA #REQUIRED timestamp CDATA #REQUIRED filesize CDATA #REQUIRED>
				<!ELEMENT previous-version EMPTY>
				<!ATTLIST previous-version filename CDATA #IMPLIED timestamp CDATA #REQUIRED
					timestamp-obsolete CDATA #IMPLIED checksum CDATA #REQUIRED>
				<!ELEMENT dependency EMPTY>
				<!ATTLIST dependency filename CDATA #REQUIRED timestamp CDATA #IMPLIED overrides CDATA #IMPLIED>
				<!ELEMENT description (#PCDATA)>
				<!ELEMENT link (#PCDATA)>
				<!ELEMENT author (#PCDATA)>
				<!ELEMENT platform (#PCDATA)>
				<!ELEMENT category (#PCDATA)>
				]>""";

	private SiteIndexXml() {}

	// -- Writing --

	static void write(final SiteIndex index, final Path file) throws IOException {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
			final XMLStreamWriter xml = XMLOutputFactory.newInstance()
				.createXMLStreamWriter(out, "UTF-8");
			xml.writeStartDocument("UTF-8", "1.0");
			xml.writeDTD("\n" + DTD + "\n");
			// No white space: the updater would take it for part of a text.
			xml.writeStartElement("pluginRecords");
			for (final Entry entry : index.entries())
				write(entry, xml);
			xml.writeEndDocument();
			xml.close();
		}
		catch (final XMLStreamException exc) {
			throw new IOException(exc);
		}
	}

	private static void write(final Entry entry, final XMLStreamWriter xml)
		throws XMLStreamException
	{
		xml.writeStartElement("plugin");
		xml.writeAttribute("filename", entry.path());
		texts("platform", entry.platforms(), xml);
		texts("category", entry.categories(), xml);
		final Version version = entry.current();
		if (version != null) {
			xml.writeStartElement("version");
			xml.writeAttribute("checksum", version.checksum());
			xml.writeAttribute("timestamp", Long.toString(version.timestamp()));
			xml.writeAttribute("filesize", Long.toString(version.bytes()));
			texts("description", List.of(version.description()), xml);
			for (final Map.Entry<String, Long> dependency : version.dependencies()
				.entrySet())
			{
				xml.writeEmptyElement("dependency");
				xml.writeAttribute("filename", dependency.getKey());
				xml.writeAttribute("timestamp", dependency.getValue().toString());
			}
			texts("link", version.links(), xml);
			texts("author", version.authors(), xml);
			xml.writeEndElement();
		}
		for (final Previous previous : entry.previous()) {
			xml.writeEmptyElement("previous-version");
			xml.writeAttribute("filename", previous.path());
			xml.writeAttribute("timestamp", Long.toString(previous.timestamp()));
			xml.writeAttribute("timestamp-obsolete", Long.toString(previous
				.obsolete()));
			xml.writeAttribute("checksum", previous.checksum());
		}
		xml.writeEndElement();
	}

	private static void texts(final String tag, final List<String> texts,
		final XMLStreamWriter xml) throws XMLStreamException
	{
		for (final String text : texts) {
			xml.writeStartElement(tag);
			xml.writeCharacters(text);
			xml.writeEndElement();
		}
	}

	// -- Reading --

	static SiteIndex read(final InputStream compressed) throws IOException {
		final SiteIndex index = new SiteIndex();
		try (InputStream in = new GZIPInputStream(compressed)) {
			final Element root = DocumentBuilderFactory.newInstance()
				.newDocumentBuilder().parse(in).getDocumentElement();
			for (final Element plugin : children(root, "plugin"))
				index.put(entry(plugin));
		}
		catch (final ParserConfigurationException | SAXException exc) {
			throw new IOException(exc);
		}
		return index;
	}

	private static Entry entry(final Element plugin) {
		final List<Previous> previous = new ArrayList<>();
		for (final Element p : children(plugin, "previous-version"))
			previous.add(new Previous(p.getAttribute("filename"), p.getAttribute(
				"checksum"), number(p, "timestamp"), number(p, "timestamp-obsolete")));
		Version current = null;
		for (final Element v : children(plugin, "version")) {
			final Map<String, Long> dependencies = new LinkedHashMap<>();
			for (final Element d : children(v, "dependency"))
				dependencies.put(d.getAttribute("filename"), number(d, "timestamp"));
			current = new Version(v.getAttribute("checksum"), number(v, "timestamp"),
				number(v, "filesize"), String.join("", texts(v, "description")),
				dependencies, texts(v, "link"), texts(v, "author"));
		}
		return new Entry(plugin.getAttribute("filename"), texts(plugin, "platform"),
			texts(plugin, "category"), current, previous);
	}

	private static List<Element> children(final Element parent,
		final String tag)
	{
		final List<Element> children = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node
			.getNextSibling())
			if (node instanceof Element && node.getNodeName().equals(tag)) children
				.add((Element) node);
		return children;
	}

	private static List<String> texts(final Element parent, final String tag) {
		return children(parent, tag).stream().map(Element::getTextContent).toList();
	}

	private static long number(final Element element, final String attribute) {
		return Long.parseLong(element.getAttribute(attribute));
	}
}
