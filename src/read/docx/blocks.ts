/** The parts of a Word document in XML to blocks: .docx, flat OPC and WordprocessingML 2003 all come through here. */
import type { Block } from '../../document.js';
import { type Finding, finding } from '../../findings.js';
import { readHtml } from '../html/index.js';
import { slimBody } from './body.js';
import { bodyToHtml } from './mammoth.js';
import type { Parts } from './package.js';

/** Reads the parts; throws `Unreadable` when the body is damaged. */
export async function blocksOf(parts: Parts): Promise<{ blocks: Block[]; findings: Finding[] }> {
  const { xml, notes, tables, cutOff } = slimBody(parts);
  const { html, lostSymbols } = await bodyToHtml(xml);
  for (let lost = 0; lost < lostSymbols; lost += 1) notes.add('symbol');
  const { blocks, findings } = readHtml(html, { spaces: 'keep' });
  const cut = cutOff ? [finding('document_cut_off', lastLocation(blocks))] : [];
  return { blocks, findings: [...cut, ...notes.findings(tables), ...findings] };
}

/** What was read last. */
function lastLocation(blocks: readonly Block[]): string {
  const last = blocks.at(-1);
  if (last?.kind !== 'table') return last?.location ?? '';
  return last.rows.at(-1)?.cells.at(-1)?.location ?? '';
}
