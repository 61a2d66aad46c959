import { zip } from "./libraries.js";
import { escaped } from "./sheet.js";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const FORMATS = { 164: "yyyy\\-mm\\-dd", 165: "yyyy\\-mm\\-dd hh:mm:ss", 166: '0.00" %"' };

/** In the order of `STYLES` of `sheet.js`. */
const LOOKS = [
  "", 'fontId="1" fillId="2" applyFont="1" applyFill="1"', 'fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"|right', 'quotePrefix="1"',
  'applyAlignment="1" quotePrefix="1"|wrap', 'numFmtId="3"', 'numFmtId="1"', 'numFmtId="4"', 'numFmtId="166"', 'numFmtId="164"', 'numFmtId="165"',
  'numFmtId="49" applyAlignment="1"|right',
];
const ALIGNED = { right: '<alignment horizontal="right"/>', wrap: '<alignment vertical="top" wrapText="1"/>' };

/** Packs sheets, `{name, xml}` each, to a workbook. */
export async function workbook(sheets) {
  const Zip = await zip();
  const file = new Zip();
  file.file("[Content_Types].xml", contentTypes(sheets));
  file.file("_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]]));
  file.file("xl/workbook.xml", `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, index) =>
    `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets></workbook>`);
  file.file("xl/_rels/workbook.xml.rels", relations([...sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`]), ["styles", "styles.xml"]]));
  file.file("xl/styles.xml", styles());
  sheets.forEach(({ xml }, index) => file.file(`xl/worksheets/sheet${index + 1}.xml`, xml));
  return file.generateAsync({ type: "blob", compression: "DEFLATE", mimeType: `${TYPE}.sheet` });
}

const relations = (targets) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([kind, target], index) =>
  `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join("")}</Relationships>`;

const contentTypes = (sheets) => `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" `
  + 'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
  + part("/xl/workbook.xml", "sheet.main") + part("/xl/styles.xml", "styles")
  + sheets.map((_, index) => part(`/xl/worksheets/sheet${index + 1}.xml`, "worksheet")).join("") + "</Types>";

const part = (name, kind) => `<Override PartName="${name}" ContentType="${TYPE}.${kind}+xml"/>`;

function styles() {
  const formats = Object.entries(FORMATS).map(([id, format]) => `<numFmt numFmtId="${id}" formatCode="${escaped(format)}"/>`);
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join("")}</numFmts>`
    + '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    + '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    + '<fill><patternFill patternType="solid"><fgColor rgb="FFF3F3EF"/><bgColor indexed="64"/></patternFill></fill></fills>'
    + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + `<cellXfs count="${LOOKS.length}">${LOOKS.map(look).join("")}</cellXfs>`
    + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
}

function look(text) {
  const [attributes, alignment] = text.split("|");
  const defaults = { numFmtId: 0, fontId: 0, fillId: 0 };
  const rest = Object.entries(defaults).filter(([name]) => !attributes.includes(name)).map(([name, value]) => `${name}="${value}"`);
  const start = `<xf ${[attributes, ...rest].filter(Boolean).join(" ")} borderId="0" xfId="0"${attributes.includes("numFmtId") ? ' applyNumberFormat="1"' : ""}`;
  return alignment ? `${start}>${ALIGNED[alignment]}</xf>` : `${start}/>`;
}
