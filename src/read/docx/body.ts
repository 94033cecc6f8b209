/** One pass over word/document.xml; which element does what stands in elements.ts, the state of the pass in pass.ts. */
import { unreadable } from '../unreadable.js';
import type { Notes } from '../word/notes.js';
import { inWords } from '../words.js';
import type { Content } from './content.js';
import { ELEMENTS } from './elements.js';
import { Numbering } from './numbering.js';
import type { Parts } from './package.js';
import { Pass } from './pass.js';
import { Styles } from './styles.js';
import type { DocxTable } from './table.js';

/** What stands in a body, and what was mended or left out on the way. */
export interface Body {
  content: Content[];
  notes: Notes;
  /** All tables, in the order in which they begin. */
  tables: DocxTable[];
  /** The source ends within the body; a row or paragraph that was open has been given up. */
  cutOff: boolean;
}

/** Reads a body; throws `Unreadable` when it is damaged. */
export function readBody(parts: Parts): Body {
  const styles = new Styles(parts.styles);
  const pass = new Pass(ELEMENTS, styles, new Numbering(parts.numbering, styles));
  parts.body(pass);
  if (!pass.bodySeen) throw unreadable('document_damaged', inWords('reason', 'docx_body_missing'));
  return { content: pass.finish(), notes: pass.notes, tables: pass.tables, cutOff: pass.cutOff };
}
