/** Builds WordprocessingML 2003 and flat OPC for tests: from raw XML to the text of a file. */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const APPLICATION = '<?mso-application progid="Word.Document"?>';
const NAMESPACES = [
  'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"',
  'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"',
  'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:st1="urn:schemas-microsoft-com:office:smarttags"',
].join(' ');

export interface WordmlParts {
  /** What stands within w:body. */
  body: string;
  /** What stands within w:styles. */
  styles?: string;
  /** What stands within w:lists. */
  lists?: string;
}

/** A document as Word 2003 saves it. */
export function wordml(parts: WordmlParts | string): string {
  const { body, styles, lists } = typeof parts === 'string' ? { body: parts } : parts;
  const around = (name: string, inner: string | undefined): string =>
    inner === undefined ? '' : `<w:${name}>${inner}</w:${name}>`;
  const properties = '<o:DocumentProperties><o:Title>x</o:Title></o:DocumentProperties>';
  const sections = around('lists', lists) + around('styles', styles) + around('body', `<wx:sect>${body}</wx:sect>`);
  return `${XML}${APPLICATION}<w:wordDocument ${NAMESPACES} xml:space="preserve">${properties}${sections}</w:wordDocument>`;
}

/** `aml:annotation`: a tracked change, a comment, a bookmark. */
export function annotation(type: string, content = ''): string {
  const inner = content === '' ? '' : `<aml:content>${content}</aml:content>`;
  return `<aml:annotation aml:id="0" w:type="Word.${type}" aml:author="x">${inner}</aml:annotation>`;
}

export const merge = (value: 'restart' | 'continue') => `<w:vmerge w:val="${value}"/>`;

/** The files of a package in one; XML as it is, bytes in Base64. */
export function flatOpc(files: Record<string, string | Uint8Array>): string {
  const parts = Object.entries(files).map(([name, content]) => {
    const data =
      typeof content === 'string'
        ? `<pkg:xmlData>${content.replace(/^<\?.*?\?>/, '')}</pkg:xmlData>`
        : `<pkg:binaryData>${Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\n')}</pkg:binaryData>`;
    return `<pkg:part pkg:name="/${name}" pkg:contentType="x">${data}</pkg:part>`;
  });
  const namespace = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"';
  return `${XML}${APPLICATION}<pkg:package ${namespace}>${parts.join('')}</pkg:package>`;
}
