/** Blocks as short text, so that a test shows a table as it stands. */
import type { Block, Table } from '../../src/document.js';
import type { Finding } from '../../src/findings.js';

/** A cell as `column:text`, with `x2` for columns and `v2` for rows covered: `0x2v3:其他`. Paragraphs as `P1:text`. */
export function outline(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [`${block.location}:${block.text}`] : rows(block)));
}

/** Findings as `code location what`. */
export function noted(findings: readonly Finding[]): string[] {
  return findings.map(({ code, location, params }) =>
    [code, location, params.what_en ?? params.reason_en ?? params.text ?? '', params.count ?? '']
      .join(' ')
      .replace(/ +/g, ' ')
      .trim(),
  );
}

function rows(table: Table): string[] {
  return table.rows.map(({ cells }) =>
    cells
      .map(({ text, column, columnSpan = 1, rowSpan = 1 }) => {
        return `${column}${columnSpan > 1 ? `x${columnSpan}` : ''}${rowSpan > 1 ? `v${rowSpan}` : ''}:${text}`;
      })
      .join(' | '),
  );
}
