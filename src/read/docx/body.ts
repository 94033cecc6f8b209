/**
 * One pass over word/document.xml that slims and repairs it for mammoth. Out comes a body of paragraphs, runs of text and
 * tables only; which element does what stands in elements.ts, the state of the pass in pass.ts.
 */
import { unreadable } from '../unreadable.js';
import type { Notes } from '../word/notes.js';
import { inWords } from '../words.js';
import { ELEMENTS } from './elements.js';
import { Numbering } from './numbering.js';
import type { Parts } from './package.js';
import { Pass } from './pass.js';
import { Styles } from './styles.js';
import type { SlimTable } from './table.js';

/** The slimmed body, and what was mended or left out on the way. */
export interface SlimBody {
  xml: string;
  notes: Notes;
  tables: SlimTable[];
  /** The source ends within the body; a row or paragraph that was open has been given up. */
  cutOff: boolean;
}

/** Slims and repairs a body; throws `Unreadable` when it is damaged. */
export function slimBody(parts: Parts): SlimBody {
  const styles = new Styles(parts.styles);
  const pass = new Pass(ELEMENTS, styles, new Numbering(parts.numbering, styles));
  parts.body(pass);
  if (!pass.bodySeen) throw unreadable('document_damaged', inWords('reason', 'docx_body_missing'));
  return { xml: pass.finish(), notes: pass.notes, tables: pass.tables, cutOff: pass.cutOff };
}
