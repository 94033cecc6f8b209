/**
 * One pass over word/document.xml that slims and repairs it for mammoth. Out comes a body of paragraphs, runs of text and
 * tables only; which element does what stands in elements.ts, the state of the pass in pass.ts.
 */
import { unreadable } from '../unreadable.js';
import type { Notes } from '../word/notes.js';
import { inWords } from '../words.js';
import { ELEMENTS } from './elements.js';
import { Numbering } from './numbering.js';
import { Pass } from './pass.js';
import { Styles } from './styles.js';
import type { SlimTable } from './table.js';
import { walkXml } from './xml.js';

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const TAIL = '</w:body></w:document>';

/** The slimmed body, and what was mended or left out on the way. */
export interface SlimBody {
  xml: string;
  notes: Notes;
  tables: SlimTable[];
}

/** Slims and repairs a body; throws `Unreadable` when it is damaged. */
export function slimBody(source: string, styleSource?: string, numberingSource?: string): SlimBody {
  const styles = new Styles(styleSource);
  const pass = new Pass(ELEMENTS, styles, new Numbering(numberingSource, styles));
  walkXml(source, pass);
  if (!pass.bodySeen) throw unreadable('document_damaged', inWords('reason', 'docx_body_missing'));
  const xml = HEAD + pass.finish() + TAIL;
  return { xml, notes: pass.notes, tables: pass.tables };
}
