"""Makes the files of this folder: what office programs write, with hidden things put in."""
import io, sys, zipfile, re, os
from docx import Document
from docx.shared import Cm
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image, ImageDraw
import openpyxl
from openpyxl.comments import Comment
from pptx import Presentation
from pptx.util import Inches

out = sys.argv[1]
os.makedirs(out, exist_ok=True)

def photo():
    im = Image.new("RGB", (120, 80), "white")
    d = ImageDraw.Draw(im)
    d.rectangle([5, 5, 60, 40], fill="red"); d.ellipse([60, 30, 115, 75], fill="blue")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "HIDDEN-maker"
    exif[0x013B] = "HIDDEN-artist"
    gps = exif.get_ifd(0x8825); gps[1] = "N"; gps[2] = (24.0, 17.0, 19.0)
    b = io.BytesIO(); im.save(b, "JPEG", quality=80, exif=exif)
    data = b.getvalue()
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>HIDDEN-xmp</x:xmpmeta>"
    seg = b"\xff\xe1" + (len(xmp) + 2).to_bytes(2, "big") + xmp
    first = 4 + int.from_bytes(data[4:6], 'big')
    return data[:first] + seg + data[first:]

JPG = photo()
open(f"{out}/photo.jpg", "wb").write(JPG)

def repack(src, dst, change):
    z = zipfile.ZipFile(io.BytesIO(src)); parts = {n: z.read(n) for n in z.namelist()}
    change(parts)
    with zipfile.ZipFile(dst, "w", zipfile.ZIP_DEFLATED) as w:
        for n, b in parts.items():
            w.writestr(zipfile.ZipInfo(n, (2026, 1, 1, 0, 0, 0)), b, zipfile.ZIP_DEFLATED)

def put(parts, name, old, new):
    text = parts[name].decode()
    assert old in text, (name, old, text[:3000])
    parts[name] = text.replace(old, new, 1).encode()

def part(parts, name, body, ctype, owner=None, rtype=None, rid=None, target=None):
    parts[name] = body.encode() if isinstance(body, str) else body
    if ctype:
        put(parts, "[Content_Types].xml", "</Types>", f'<Override PartName="/{name}" ContentType="{ctype}"/></Types>')
    if owner:
        if owner not in parts:
            parts[owner] = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        put(parts, owner, "</Relationships>", f'<Relationship Id="{rid}" Type="{rtype}" Target="{target}"/></Relationships>')

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
A = 'w:author="HIDDEN-author" w:date="2026-01-01T00:00:00Z"'

# ---- docx
d = Document()
d.core_properties.author = "HIDDEN-creator"; d.core_properties.title = "HIDDEN-title"
d.core_properties.last_modified_by = "HIDDEN-last"; d.core_properties.comments = "HIDDEN-remark"
d.add_heading("关于印发工作要点的通知", 1)
p = d.add_paragraph("甲段开头，"); 
p._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" {A}><w:r><w:t>插入的话，</w:t></w:r></w:ins>'))
p._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="2" {A}><w:r><w:delText>HIDDEN-deleted</w:delText></w:r></w:del>'))
p.add_run("甲段结尾。")
# a deleted mark: two paragraphs become one
p = d.add_paragraph("乙段前半，"); 
pPr = p._p.get_or_add_pPr(); pPr.append(parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="3" {A}/></w:rPr>'))
d.add_paragraph("乙段后半。")
# a paragraph deleted as a whole
p = d.add_paragraph(); p._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="4" {A}/></w:rPr>'))
p._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="5" {A}><w:r><w:delText>HIDDEN-paragraph</w:delText></w:r></w:del>'))
# moved
p = d.add_paragraph("丙段。")
p._p.append(parse_xml(f'<w:moveFromRangeStart {nsdecls("w")} w:id="6" {A} w:name="m1"/>'))
p._p.append(parse_xml(f'<w:moveFrom {nsdecls("w")} w:id="7" {A}><w:r><w:t>HIDDEN-moved</w:t></w:r></w:moveFrom>'))
p._p.append(parse_xml(f'<w:moveFromRangeEnd {nsdecls("w")} w:id="6"/>'))
p = d.add_paragraph("丁段。")
p._p.append(parse_xml(f'<w:moveToRangeStart {nsdecls("w")} w:id="8" {A} w:name="m1"/>'))
p._p.append(parse_xml(f'<w:moveTo {nsdecls("w")} w:id="9" {A}><w:r><w:t>移来的话。</w:t></w:r></w:moveTo>'))
p._p.append(parse_xml(f'<w:moveToRangeEnd {nsdecls("w")} w:id="8"/>'))
# formats
p = d.add_paragraph(); r = p.add_run("粗体字"); r.bold = True
r._r.get_or_add_rPr().append(parse_xml(f'<w:rPrChange {nsdecls("w")} w:id="10" {A}><w:rPr/></w:rPrChange>'))
p._p.get_or_add_pPr().append(parse_xml(f'<w:pPrChange {nsdecls("w")} w:id="11" {A}><w:pPr/></w:pPrChange>'))
# a comment
try:
    p = d.add_paragraph(); r = p.add_run("有批注的话。")
    d.add_comment(r, text="HIDDEN-comment", author="HIDDEN-commenter", initials="HI")
except AttributeError:
    raise
# a control that was inserted
p = d.add_paragraph("控件：")
for x in (f'<w:customXmlInsRangeStart {nsdecls("w")} w:id="12" {A}/>',
          f'<w:sdt {nsdecls("w")}><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:r><w:t>控件里的字</w:t></w:r></w:sdtContent></w:sdt>',
          f'<w:customXmlInsRangeEnd {nsdecls("w")} w:id="12"/>',
          f'<w:customXmlDelRangeStart {nsdecls("w")} w:id="13" {A}/>',
          f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="HIDDEN-alias"/><w:id w:val="78"/></w:sdtPr><w:sdtContent><w:r><w:t>，拆了控件的字</w:t></w:r></w:sdtContent></w:sdt>',
          f'<w:customXmlDelRangeEnd {nsdecls("w")} w:id="13"/>'):
    p._p.append(parse_xml(x))
# a table with a deleted and an inserted row
t = d.add_table(rows=3, cols=2); t.style = "Table Grid"
for i, row in enumerate(t.rows):
    for j, c in enumerate(row.cells):
        if i == 1:
            pp = c.paragraphs[0]._p
            pp.append(parse_xml(f'<w:del {nsdecls("w")} w:id="{20+j}" {A}><w:r><w:delText>HIDDEN-cell{j}</w:delText></w:r></w:del>'))
        else:
            c.text = f"格{i}{j}"
t.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="30" {A}/>'))
t.rows[2]._tr.get_or_add_trPr().append(parse_xml(f'<w:ins {nsdecls("w")} w:id="31" {A}/>'))
d.add_paragraph("照片如下：")
d.add_picture(io.BytesIO(JPG), width=Cm(4))
s = d.sections[0]
s.header.paragraphs[0].text = "页眉"
s.header.paragraphs[0]._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="40" {A}><w:r><w:t>加字</w:t></w:r></w:ins>'))
s.footer.paragraphs[0].text = "页脚"
s.footer.paragraphs[0]._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="41" {A}><w:r><w:delText>HIDDEN-footer</w:delText></w:r></w:del>'))
b = io.BytesIO(); d.save(b)
def change(parts):
    ct = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    part(parts, "word/people.xml", '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="HIDDEN-person"><w15:presenceInfo w15:providerId="AD" w15:userId="HIDDEN-user"/></w15:person></w15:people>',
         ct + "people+xml", "word/_rels/document.xml.rels", "http://schemas.microsoft.com/office/2011/relationships/people", "rIdP", "people.xml")
    part(parts, "customXml/item9.xml", '<data xmlns="urn:x"><name>HIDDEN-item</name></data>', None,
         "word/_rels/document.xml.rels", R + "customXml", "rIdX", "../customXml/item9.xml")
    part(parts, "customXml/itemProps9.xml", '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{11111111-2222-3333-4444-555555555555}"><ds:schemaRefs><ds:schemaRef ds:uri="HIDDEN-schema"/></ds:schemaRefs></ds:datastoreItem>',
         "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", "customXml/_rels/item9.xml.rels", R + "customXmlProps", "rId1", "itemProps9.xml")
    part(parts, "docProps/custom.xml", '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="HIDDEN-property"><vt:lpwstr>HIDDEN-value</vt:lpwstr></property></Properties>',
         "application/vnd.openxmlformats-officedocument.custom-properties+xml", "_rels/.rels", R + "custom-properties", "rIdC", "docProps/custom.xml")
    put(parts, "word/settings.xml", "<w:defaultTabStop", '<w:revisionView w:insDel="0" w:formatting="0"/><w:trackRevisions/><w:defaultTabStop')
    put(parts, "word/settings.xml", "</w:compat>", '</w:compat><w:docVars><w:docVar w:name="HIDDEN-var" w:val="HIDDEN-varvalue"/></w:docVars>')
    # footnotes: one read, one whose place was deleted
    part(parts, "word/footnotes.xml", f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:del w:id="51" {A}><w:r><w:delText>HIDDEN-unread</w:delText></w:r></w:del></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>脚注甲</w:t></w:r><w:del w:id="50" {A}><w:r><w:delText>HIDDEN-note</w:delText></w:r></w:del></w:p></w:footnote></w:footnotes>',
         ct + "footnotes+xml", "word/_rels/document.xml.rels", R + "footnotes", "rIdF", "footnotes.xml")
    put(parts, "word/document.xml", "<w:r><w:t>甲段结尾。</w:t></w:r>", f'<w:r><w:t>甲段中间</w:t></w:r><w:del w:id="52" {A}><w:r><w:footnoteReference w:id="1"/></w:r></w:del><w:r><w:t>甲段结尾。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>')
    # a second picture that was deleted
    part(parts, "word/media/deleted.jpg", JPG, None, "word/_rels/document.xml.rels", R + "image", "rIdD", "media/deleted.jpg")
    put(parts, "word/document.xml", "照片如下：</w:t></w:r>", f'照片如下：</w:t></w:r><w:del w:id="53" {A}><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="1000000" cy="700000"/><wp:docPr id="90" name="x"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdD"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1000000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:del>')
    if 'Extension="jpg"' not in parts["[Content_Types].xml"].decode():
        put(parts, "[Content_Types].xml", "<Default", '<Default Extension="jpg" ContentType="image/jpeg"/><Default')
repack(b.getvalue(), f"{out}/notice.docx", change)

# ---- xlsx
wb = openpyxl.Workbook(); ws = wb.active; ws.title = "名单"
for r in range(1, 6):
    for c in range(1, 4): ws.cell(r, c, f"格{r}{c}" if c < 3 else r * 10)
ws["D1"] = "=SUM(C1:C5)"
ws["A1"].comment = Comment("HIDDEN-comment", "HIDDEN-commenter")
ws["B2"].comment = Comment("HIDDEN-comment2", "HIDDEN-commenter")
# the echo of a conversation, for programs that know none
ws["C3"].comment = Comment("HIDDEN-echo", "tc={B}")
wb.create_sheet("第二页")["A1"] = "乙"
wb.defined_names["区域"] = openpyxl.workbook.defined_name.DefinedName("区域", attr_text="名单!$A$1:$C$5")
wb.properties.creator = "HIDDEN-creator"; wb.properties.lastModifiedBy = "HIDDEN-last"
b = io.BytesIO(); wb.save(b)
def change(parts):
    put(parts, "xl/workbook.xml", "<workbookPr", '<fileSharing readOnlyRecommended="1" userName="HIDDEN-sharer"/><workbookPr')
    put(parts, "xl/workbook.xml", "<bookViews>", '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" Requires="x15"><x15ac:absPath url="D:\\HIDDEN-path\\" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent><bookViews>')
    part(parts, "xl/printerSettings/printerSettings1.bin", "HIDDEN-printer".encode("utf-16-le") + bytes(100), "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings", "xl/worksheets/_rels/sheet1.xml.rels", R + "printerSettings", "rIdPr", "../printerSettings/printerSettings1.bin")
    ws = parts["xl/worksheets/sheet1.xml"].decode()
    ws = re.sub(r"(<pageMargins[^>]*/>)", r'\1<pageSetup xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" paperSize="9" orientation="landscape" r:id="rIdPr"/>', ws)
    assert "rIdPr" in ws
    parts["xl/worksheets/sheet1.xml"] = ws.encode()
    X = "http://schemas.microsoft.com/office/2017/10/relationships/"
    part(parts, "xl/persons/person.xml", '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="HIDDEN-person" id="{A}" userId="HIDDEN-user" providerId="AD"/></personList>', "application/vnd.ms-excel.person+xml", "xl/_rels/workbook.xml.rels", X + "person", "rIdPe", "persons/person.xml")
    part(parts, "xl/threadedComments/threadedComment1.xml", '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="C3" dT="2026-01-01T00:00:00.00" personId="{A}" id="{B}"><text>HIDDEN-thread</text></threadedComment></ThreadedComments>', "application/vnd.ms-excel.threadedcomments+xml", "xl/worksheets/_rels/sheet1.xml.rels", X + "threadedComment", "rIdT", "../threadedComments/threadedComment1.xml")
    part(parts, "xl/revisions/userNames.xml", '<users xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><userInfo guid="{C}" name="HIDDEN-username" id="1" dateTime="2026-01-01T00:00:00"/></users>', "application/vnd.openxmlformats-officedocument.spreadsheetml.userNames+xml", "xl/_rels/workbook.xml.rels", R + "usernames", "rIdU", "revisions/userNames.xml")
    part(parts, "customXml/item1.xml", '<data>HIDDEN-item</data>', None, "xl/_rels/workbook.xml.rels", R + "customXml", "rIdCx", "../customXml/item1.xml")
repack(b.getvalue(), f"{out}/list.xlsx", change)

# ---- pptx
pr = Presentation()
pr.core_properties.author = "HIDDEN-creator"; pr.core_properties.title = "HIDDEN-title"
s = pr.slides.add_slide(pr.slide_layouts[1]); s.shapes.title.text = "汇报"; s.placeholders[1].text = "第一点\n第二点"
s.notes_slide.notes_text_frame.text = "HIDDEN-notes"
s.shapes.add_picture(io.BytesIO(JPG), Inches(5), Inches(4), width=Inches(2))
s = pr.slides.add_slide(pr.slide_layouts[1]); s.shapes.title.text = "结束"
b = io.BytesIO(); pr.save(b)
def change(parts):
    P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ct = "application/vnd.openxmlformats-officedocument.presentationml."
    part(parts, "ppt/commentAuthors.xml", f'<p:cmAuthorLst {P}><p:cmAuthor id="1" name="HIDDEN-commenter" initials="H" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>', ct + "commentAuthors+xml", "ppt/_rels/presentation.xml.rels", R + "commentAuthors", "rIdA", "commentAuthors.xml")
    part(parts, "ppt/comments/comment1.xml", f'<p:cmLst {P}><p:cm authorId="1" dt="2026-01-01T00:00:00" idx="1"><p:pos x="10" y="10"/><p:text>HIDDEN-comment</p:text></p:cm></p:cmLst>', ct + "comments+xml", "ppt/slides/_rels/slide1.xml.rels", R + "comments", "rIdCm", "../comments/comment1.xml")
    part(parts, "ppt/tags/tag1.xml", f'<p:tagLst {P}><p:tag name="HIDDEN-TAG" val="HIDDEN-tagvalue"/></p:tagLst>', ct + "tags+xml", "ppt/slides/_rels/slide1.xml.rels", R + "tags", "rIdTg", "../tags/tag1.xml")
    put(parts, "ppt/slides/slide1.xml", "</p:cSld>", '<p:custDataLst><p:tags r:id="rIdTg" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></p:custDataLst></p:cSld>')
repack(b.getvalue(), f"{out}/talk.pptx", change)

# ---- pdf: a page with the photograph as it is, metadata and a file inside
from pypdf import PdfWriter
from pypdf.generic import *
w = PdfWriter(); page = w.add_blank_page(300, 200)
img = StreamObject(); img._data = JPG
img.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Image"), NameObject("/Width"): NumberObject(120), NameObject("/Height"): NumberObject(80), NameObject("/ColorSpace"): NameObject("/DeviceRGB"), NameObject("/BitsPerComponent"): NumberObject(8), NameObject("/Filter"): NameObject("/DCTDecode")})
iref = w._add_object(img)
font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"), NameObject("/BaseFont"): NameObject("/Helvetica")})
page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/Im0"): iref}), NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
c = StreamObject(); c._data = b"q 120 0 0 80 20 20 cm /Im0 Do Q BT /F1 18 Tf 20 150 Td (A page of words) Tj ET"
page[NameObject("/Contents")] = w._add_object(c)
w.add_metadata({"/Author": "HIDDEN-creator", "/Title": "HIDDEN-title"})
w.add_attachment("HIDDEN-name.txt", b"HIDDEN-attachment")
m = StreamObject(); m._data = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>HIDDEN-packet</x:xmpmeta>"
m.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
w._root_object[NameObject("/Metadata")] = w._add_object(m)
w.write(f"{out}/page.pdf")
