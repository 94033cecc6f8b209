/** Builds .docx files for tests: from raw body XML, or from the few elements below, to bytes. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
].join(' ');
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface DocxParts {
  /** What stands within w:body. */
  body: string;
  /** What stands within w:styles. */
  styles?: string;
  /** What stands within w:numbering. */
  numbering?: string;
  /** The whole body part, instead of `body`. */
  document?: string;
  /** Where the body part is. */
  path?: string;
  /** More files, or others in place of those that would be written. */
  files?: Record<string, string | Uint8Array>;
}

/** The bytes of a .docx. */
export async function buildDocx(parts: DocxParts | string): Promise<Uint8Array> {
  const {
    body,
    styles,
    numbering,
    document,
    path = 'word/document.xml',
    files = {},
  } = typeof parts === 'string' ? { body: parts } : parts;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folder.length);
  const written: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(path),
    '_rels/.rels': relationships([['officeDocument', path]]),
    [path]: document ?? `${XML}<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    [`${folder}_rels/${name}.rels`]: relationships([
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
    ]),
  };
  if (styles !== undefined) written[`${folder}styles.xml`] = `${XML}<w:styles ${NAMESPACES}>${styles}</w:styles>`;
  if (numbering !== undefined) {
    written[`${folder}numbering.xml`] = `${XML}<w:numbering ${NAMESPACES}>${numbering}</w:numbering>`;
  }
  return buildZip({ ...written, ...files });
}

/** The bytes of a zip container, deflated. */
export async function buildZip(files: Record<string, string | Uint8Array>, password?: string): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    useCompressionStream: false,
    lastModDate: new Date(2024, 0, 1),
    ...(password === undefined ? {} : { password }),
  });
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await writer.add(name, new Uint8ArrayReader(bytes));
  }
  return writer.close();
}

export function tbl(...rows: string[]): string {
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>${rows.join('')}</w:tbl>`;
}

/** A row; `properties` stand within w:trPr. */
export function tr(cells: string[], properties = ''): string {
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

/** A cell with a paragraph of plain text, or with blocks; `properties` stand within w:tcPr. */
export function tc(content = '', properties = ''): string {
  const blocks = content.startsWith('<') ? content : p(content);
  return `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>${properties}</w:tcPr>${blocks}</w:tc>`;
}

/** A paragraph of plain text, or of runs; `properties` stand within w:pPr. */
export function p(content = '', properties = ''): string {
  const runs = content === '' || content.startsWith('<') ? content : r(content);
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A run of plain text, or of elements; `properties` stand within w:rPr. */
export function r(content: string, properties = ''): string {
  const inner = content.startsWith('<') ? content : `<w:t xml:space="preserve">${content}</w:t>`;
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${inner}</w:r>`;
}

/** A complex field: code and result, both runs. */
export function field(code: string, result: string): string {
  const char = (type: string) => r(`<w:fldChar w:fldCharType="${type}"/>`);
  const instruction = code.startsWith('<') ? code : r(`<w:instrText xml:space="preserve">${code}</w:instrText>`);
  return `${char('begin')}${instruction}${char('separate')}${result}${char('end')}`;
}

export const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
export const mergeStart = '<w:vMerge w:val="restart"/>';
export const mergeOn = '<w:vMerge/>';

function relationships(targets: [string, string][]): string {
  const lines = targets.map(([type, target], index) => {
    return `<Relationship Id="rId${index + 1}" Type="${TYPES}/${type}" Target="${target}"/>`;
  });
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}

function contentTypes(path: string): string {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${path}" ContentType="${main}"/></Types>`;
}
