/**
 * A .docx as LibreOffice writes it: borders, widths and styles said again in every cell, digits in runs of their own, ten times
 * the XML of what a reader needs (after files that LibreOffice 7.4 made of those of test/generate). Reports on the web are so,
 * or more so: those of WPS name the fonts in every run besides.
 */
import { buildDocx, mergeOn, mergeStart, span } from '../../test/build/docx.js';
import { type Grid, wholeRows } from '../../test/generate/grid.js';
import { outlineOf } from '../../test/generate/outline.js';
import type { GeneratedReport } from '../../test/generate/report.js';

const WIDTH = 14_838;

export async function officeDocx(report: GeneratedReport): Promise<Uint8Array> {
  const body = outlineOf(report).map((part) => (part.kind === 'table' ? table(part.grid) : paragraph(part.text, '')));
  return buildDocx({ body: body.join('') + SECTION, styles: STYLES });
}

function table(grid: Grid): string {
  const width = Math.floor(WIDTH / grid.columns);
  const columns = `<w:gridCol w:w="${width}"/>`.repeat(grid.columns);
  const rows = wholeRows(grid).map((cells) => {
    const own = cells.map(({ columnSpan, rowSpan, covered, text }) => {
      const merge = covered ? mergeOn : rowSpan > 1 ? mergeStart : '';
      const spans = `${columnSpan > 1 ? span(columnSpan) : ''}${merge}`;
      const lines = covered ? [''] : text.split('\n');
      const blocks = lines.map((line) => paragraph(line, '<w:widowControl w:val="false"/>')).join('');
      return `<w:tc><w:tcPr><w:tcW w:w="${width * columnSpan}" w:type="dxa"/>${spans}${BORDERS}</w:tcPr>${blocks}</w:tc>`;
    });
    return `<w:tr><w:trPr></w:trPr>${own.join('')}</w:tr>`;
  });
  return `<w:tbl>${TABLE}<w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function paragraph(text: string, properties: string): string {
  // Chinese and Western text are runs of their own
  const runs = (text.match(/[\x21-\x7e]+|[^\x21-\x7e]+/g) ?? ['']).map(
    (piece) => `<w:r><w:rPr></w:rPr>${piece === '' ? '' : `<w:t>${piece}</w:t>`}</w:r>`,
  );
  const style = `<w:pStyle w:val="Normal"/>${properties}<w:bidi w:val="0"/><w:jc w:val="left"/><w:rPr></w:rPr>`;
  return `<w:p><w:pPr>${style}</w:pPr>${runs.join('')}</w:p>`;
}

const sides = (names: readonly string[], attributes: string): string =>
  names.map((side) => `<w:${side} ${attributes}/>`).join('');

const SIDES = ['top', 'left', 'bottom', 'right'];
const BORDERS = `<w:tcBorders>${sides(SIDES, 'w:val="single" w:sz="4" w:space="0" w:color="000000"')}</w:tcBorders>`;
const MARGINS = `<w:tblCellMar>${sides(SIDES, 'w:w="108" w:type="dxa"')}</w:tblCellMar>`;
const TABLE = `<w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:jc w:val="left"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>${MARGINS}</w:tblPr>`;

const SECTION =
  '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:orient="landscape" w:w="16838" w:h="11906"/><w:pgMar w:left="1000" w:right="1000" w:gutter="0" w:header="0" w:top="1000" w:footer="0" w:bottom="1000"/><w:pgNumType w:fmt="decimal"/><w:formProt w:val="false"/><w:textDirection w:val="lrTb"/></w:sectPr>';

const FONTS = '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="Noto Serif CJK SC"/>';
const style = (id: string, name: string, based: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${based === '' ? '' : `<w:basedOn w:val="${based}"/>`}<w:qFormat/><w:pPr><w:widowControl/><w:bidi w:val="0"/></w:pPr><w:rPr>${FONTS}<w:color w:val="auto"/><w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="hi-IN"/></w:rPr></w:style>`;
const STYLES = [
  style('Normal', 'Normal', ''),
  style('Heading', 'Heading', 'Normal'),
  style('TextBody', 'Body Text', 'Normal'),
  style('List', 'List', 'TextBody'),
  style('Caption', 'caption', 'Normal'),
  style('Index', 'Index', 'Normal'),
].join('');
