/** The parts of a .docx: which file in the container is the body, the styles, the numbering (ECMA-376 part 2, 9; part 1, 11.3). */
import { unreadable } from '../unreadable.js';
import { inWords } from '../words.js';
import type { Archive } from '../zip.js';
import { decodeXml, walkXml } from './xml.js';

/** The parts that are read, as text. */
export interface Parts {
  body: string;
  styles?: string;
  numbering?: string;
  /** Characters lost to a wrong encoding of the body (U+FFFD), and that encoding. */
  lossy: number;
  encoding: string;
}

interface Relationship {
  /** The last word of the type: `officeDocument`, `styles`, `numbering`; transitional and strict differ only before it. */
  type: string;
  target: string;
}

/** Finds and reads the parts; throws `Unreadable` when there is no body. */
export async function readParts(archive: Archive): Promise<Parts> {
  const path = target(await relationships(archive, ''), 'officeDocument', '') ?? 'word/document.xml';
  if (!archive.has(path)) throw unreadable('document_damaged', inWords('reason', 'docx_body_missing'));
  const related = await relationships(archive, path);
  const body = decodeXml(await archive.read(path));
  const styles = await part(archive, target(related, 'styles', path) ?? 'word/styles.xml');
  const numbering = await part(archive, target(related, 'numbering', path) ?? 'word/numbering.xml');
  return {
    body: body.text,
    lossy: body.lossy,
    encoding: body.encoding,
    ...(styles === undefined ? {} : { styles }),
    ...(numbering === undefined ? {} : { numbering }),
  };
}

async function part(archive: Archive, path: string): Promise<string | undefined> {
  return archive.has(path) ? decodeXml(await archive.read(path)).text : undefined;
}

/** `word/document.xml` has its relationships in `word/_rels/document.xml.rels`, the package in `_rels/.rels`. */
async function relationships(archive: Archive, path: string): Promise<Relationship[]> {
  const slash = path.lastIndexOf('/') + 1;
  const source = await part(archive, `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
  const found: Relationship[] = [];
  if (source === undefined) return found;
  walkXml(source, {
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
