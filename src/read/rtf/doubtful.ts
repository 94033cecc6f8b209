/** Characters that were lost or cannot be told, counted once the document stands. */
import type { Block, Cell, Paragraph } from '../../document.js';
import { type Finding, type FindingCode, finding } from '../../findings.js';

/** Half a character beyond the first 65,536, without its other half. */
const LONE = /\p{Cs}/gu;
const LOST = /\ufffd/g;
const PRIVATE = /\p{Co}/gu;
/** All of these, and pairs of surrogates. */
const ANY = /[\ud800-\uf8ff\ufffd]/;

/**
 * Makes what was lost U+FFFD, and tells how much of it there is and of private-use characters, with the first place.
 * @param encoding what the bytes of the document were mostly in
 */
export function countDoubtful(blocks: readonly Block[], encoding: string): Finding[] {
  const counts = new Map<FindingCode, { count: number; location: string }>();
  for (const place of doubtfulPlaces(blocks)) {
    place.text = place.text.replace(LONE, '\ufffd');
    for (const [code, characters] of [
      ['encoding_lossy', LOST],
      ['private_use_characters', PRIVATE],
    ] as const) {
      const found = place.text.match(characters)?.length ?? 0;
      const counted = counts.get(code) ?? { count: 0, location: place.location };
      counted.count += found;
      if (found > 0) counts.set(code, counted);
    }
  }
  return [...counts].map(([code, { count, location }]) =>
    finding(code, location, { count, ...(code === 'encoding_lossy' && { encoding }) }),
  );
}

/** Where the last text of a document stands. */
export function lastPlace(blocks: readonly Block[]): string {
  const last = blocks.at(-1);
  if (last?.kind !== 'table') return last?.location ?? '';
  return last.rows.flatMap(({ cells }) => cells).at(-1)?.location ?? '';
}

function doubtfulPlaces(blocks: readonly Block[]): (Paragraph | Cell)[] {
  const places: (Paragraph | Cell)[] = [];
  const look = (place: Paragraph | Cell): void => {
    if (ANY.test(place.text)) places.push(place);
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') look(block);
    else for (const { cells } of block.rows) cells.forEach(look);
  }
  return places;
}
