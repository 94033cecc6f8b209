/** The parts of a Word document in XML to blocks: .docx, flat OPC and WordprocessingML 2003 all come through here. */
import type { Block } from '../../document.js';
import { type Finding, finding } from '../../findings.js';
import { Assembler } from './assemble.js';
import { readBody } from './body.js';
import type { Parts } from './package.js';

/** What makes blocks of the paragraphs and tables of a body: the project's own reader, or mammoth. */
export type DocxReader = 'own' | 'mammoth';

/** Reads the parts; throws `Unreadable` when the body is damaged. */
export async function blocksOf(
  parts: Parts,
  reader: DocxReader = 'own',
): Promise<{ blocks: Block[]; findings: Finding[] }> {
  const { content, notes, tables, cutOff } = readBody(parts);
  const { blocks, findings } =
    reader === 'own' ? new Assembler().assemble(content) : await (await import('./mammoth.js')).throughMammoth(content);
  const cut = cutOff ? [finding('document_cut_off', lastLocation(blocks))] : [];
  return { blocks, findings: [...cut, ...notes.findings(tables), ...findings] };
}

/** What was read last. */
function lastLocation(blocks: readonly Block[]): string {
  const last = blocks.at(-1);
  if (last?.kind !== 'table') return last?.location ?? '';
  return last.rows.at(-1)?.cells.at(-1)?.location ?? '';
}
