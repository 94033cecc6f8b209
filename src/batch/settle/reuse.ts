/** Whether what an earlier run wrote of a file can stay as it is: the file has not changed, but others before it may have. */
import type { Standing } from '../output/earlier.js';
import type { FileRecord, Identity, ItemRecord } from '../output/journal.js';
import type { Settled, Settlement } from './index.js';

/**
 * The record of the file if names, paths and copies come out as they did; they are then settled. `settled`: name and path of the file
 * itself, settled already; without it they are as they were.
 */
export function reuse(
  { standing, identity }: { standing: Standing; identity: Identity | undefined },
  settled: Settled | undefined,
  settlement: Settlement,
): FileRecord | undefined {
  const { file } = standing.record;
  // What is gone cannot be settled anew: it keeps the names it had.
  if (file === undefined || (file.amended && settled !== undefined) || !isSettledAlike(file, settled, settlement))
    return undefined;
  const inside = file.items.flatMap(({ names }, index) => (index === 0 ? names.slice(1) : names));
  if (!inside.every(([document, path]) => settlement.isFree(document, path))) return undefined;
  const contents = contentsOf(file, identity);
  if (!hasSameCopies(contents, settlement)) return undefined;
  if (settled === undefined) settlement.claim(file.document, file.path);
  for (const [document, path] of inside) settlement.claim(document, path);
  if (identity !== undefined && identity.size > 0) settlement.firstWith(identity.hash, file.document);
  for (const { hash, document } of contents) settlement.firstWith(hash, document);
  return identity === undefined ? file : { ...file, identity };
}

function isSettledAlike(file: FileRecord, settled: Settled | undefined, settlement: Settlement): boolean {
  if (settled === undefined) return settlement.isFree(file.document, file.path);
  const { document, path, findings } = settled;
  return document === file.document && path === file.path && JSON.stringify(findings) === JSON.stringify(file.settled);
}

interface Content {
  hash: string;
  document: string;
  duplicate: string | undefined;
}

function contentsOf({ document, items, elsewhere }: FileRecord, identity: Identity | undefined): Content[] {
  const [first, ...others] = items;
  const whole =
    identity === undefined || identity.size === 0
      ? []
      : [{ hash: identity.hash, document, duplicate: first?.duplicate }];
  const inside = others.flatMap((item: ItemRecord) =>
    item.hash === undefined ? [] : [{ hash: item.hash, document: item.run.document, duplicate: item.duplicate }],
  );
  // Whether another shard takes it for a copy is not put down here, and makes no difference.
  return [...(elsewhere ? [] : whole), ...inside];
}

/** Whether each is a copy of the same document as before, or still none. */
function hasSameCopies(contents: readonly Content[], settlement: Settlement): boolean {
  const own = new Map<string, string>();
  return contents.every(({ hash, document, duplicate }) => {
    const first = settlement.known(hash) ?? own.get(hash);
    if (first === undefined) own.set(hash, document);
    return first === duplicate;
  });
}
