/** The parts of a .docx: which file in the container is the body, the styles, the numbering (ECMA-376 part 2, 9; part 1, 11.3). */
import { type Finding, finding } from '../../findings.js';
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import type { Package } from '../zip.js';
import { decodeXml, walkXml, type XmlHandler, type XmlPart } from './xml.js';

/** The parts that are read. */
export interface Parts {
  body: XmlPart;
  styles?: XmlPart | undefined;
  numbering?: XmlPart | undefined;
}

/** What a package is kept in: a zip container, or one XML file. */
export type Files = Pick<Package, 'has' | 'read'>;

interface Relationship {
  /** The last word of the type: `officeDocument`, `styles`, `numbering`; transitional and strict differ only before it. */
  type: string;
  target: string;
}

/** Finds and reads the parts, and says if the body has lost characters; throws `Unreadable` when there is no body. */
export async function readParts(files: Files): Promise<{ parts: Parts; findings: Finding[] }> {
  const path = target(await relationships(files, ''), 'officeDocument', '') ?? 'word/document.xml';
  if (!files.has(path)) throw unreadable('document_damaged', inWords('reason', 'docx_body_missing'));
  const related = await relationships(files, path);
  const { text, lossy, encoding } = decodeXml(await files.read(path));
  const parts = {
    body: (handler: XmlHandler) => walkXml(text, handler),
    styles: await part(files, target(related, 'styles', path) ?? 'word/styles.xml'),
    numbering: await part(files, target(related, 'numbering', path) ?? 'word/numbering.xml'),
  };
  return { parts, findings: lossy === 0 ? [] : [finding('encoding_lossy', '', { count: lossy, encoding })] };
}

async function part(files: Files, path: string): Promise<XmlPart | undefined> {
  if (!files.has(path)) return undefined;
  const { text } = decodeXml(await files.read(path));
  return (handler) => walkXml(text, handler);
}

/** `word/document.xml` has its relationships in `word/_rels/document.xml.rels`, the package in `_rels/.rels`. */
async function relationships(files: Files, path: string): Promise<Relationship[]> {
  const slash = path.lastIndexOf('/') + 1;
  const source = await part(files, `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
  const found: Relationship[] = [];
  source?.({
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      found.push({ type: attributes.Type?.split('/').at(-1) ?? '', target: attributes.Target ?? '' });
    },
    close() {},
  });
  return found;
}

/** `/word/document.xml` and `document.xml` beside `word/x.xml` are one file; so is `../word/document.xml`. */
function target(from: Relationship[], type: string, source: string): string | undefined {
  const found = from.find((one) => one.type === type)?.target;
  if (found === undefined) return undefined;
  const base = found.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const step of found.split('/')) {
    if (step === '..') base.pop();
    else if (step !== '' && step !== '.') base.push(step);
  }
  return base.join('/');
}
