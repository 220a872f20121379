"""What a file says about itself: XMP, the colour profile, dates. Info and XMP must agree (PDF/A-2, 6.6.2)."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

from industriforum_desktop.papers.document import Document
from industriforum_desktop.papers.text import clean

PRODUCER = "Industriforum Desktop"

# The pdfuaid schema is none of those that PDF/A-2 knows, so it is described here (PDF/A-2, 6.6.2.3.1).
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>\
<rdf:li xml:lang="{language}">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def line(text: str) -> str:
    """The text cleaned, on one line."""
    return " ".join(clean(text).split())


def author(document: Document) -> str:
    """Who made the paper: the author, else the forum, else the program."""
    return line(document.author) or line(document.forum) or PRODUCER


def subject(document: Document) -> str:
    """What the paper is: kind, forum, reference and status."""
    parts = (document.kind, document.forum, document.date, document.reference, document.status)
    return ", ".join(line(part) for part in parts if line(part)) or line(document.title)


def xmp(document: Document) -> bytes:
    """The XMP packet."""
    return _XMP.format(
        title=escape(line(document.title)),
        language=escape(document.language),
        author=escape(author(document)),
        subject=escape(subject(document)),
        date=_moment(document.created).isoformat(timespec="seconds"),
        producer=PRODUCER,
    ).encode()


def _moment(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.astimezone()


def info(document: Document) -> dict[str, str]:
    """The document information dictionary, the same facts as in XMP."""
    moment = _moment(document.created)
    zone = moment.strftime("%z")
    date = f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
    return {
        "/Title": line(document.title),
        "/Author": author(document),
        "/Subject": subject(document),
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": date,
        "/ModDate": date,
    }


@cache
def srgb_profile() -> bytes:
    """An sRGB profile, the same bytes each time: its date and identity are blanked (ICC.1, 7.2.8, 7.2.18)."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes(12)
    profile[84:100] = bytes(16)
    return bytes(profile)
