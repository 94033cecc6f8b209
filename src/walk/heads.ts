/** The heads of a table: each row's found once, missing ones supplied, what is wrong with them said once a block. */
import { type Finding, finding } from '../findings.js';
import type { Form } from '../forms/form.js';
import type { TableNames } from '../forms/vocabulary.js';
import { type Candidate, candidatesFor, type Slot } from './candidates.js';
import { type Head, headLike, readHead } from './head.js';
import { isLocalColumn, localColumns } from './local-columns.js';
import type { NamedRow } from './named.js';
import type { RawBlock } from './raw.js';
import { isFilled } from './stream.js';

export class Heads {
  readonly findings: Finding[] = [];
  private readonly reported = new Set<RawBlock>();
  /** Heads as read, by the lists of columns they were read against. */
  private readonly heads = new Map<RawBlock, Map<string, Head>>();

  /** @param known heads of this table read before: a part without a head continues them */
  constructor(
    private readonly names: TableNames,
    private readonly forms: readonly Form[],
    private readonly known: Head[],
  ) {}

  /** The head above a row, read against the columns that the forms give the row; for a local row, its neighbours'. */
  of(row: NamedRow, rows: readonly NamedRow[]): Head {
    const own = row.name === undefined ? this.neighbours(row, rows) : candidatesFor(row.name, this.forms);
    const lists = listsIn(own);
    const known = this.heads.get(row.block)?.get(lists);
    if (known !== undefined && known.quality !== 'missing') return known;
    const local = localColumns(row.block, this.names, own);
    const all = [...own, ...(local?.candidates ?? [])];
    const found = readHead(local?.block ?? row.block, local?.names ?? this.names, all);
    const read: Head = local?.guessed && found.quality === 'exact' ? headLike(found, { quality: 'damaged' }) : found;
    const head = this.settle(read, own, row);
    this.heads.set(row.block, (this.heads.get(row.block) ?? new Map()).set(lists, head));
    return head;
  }

  private neighbours(row: NamedRow, rows: readonly NamedRow[]): Candidate[] {
    const near = rows.filter((other) => other.block === row.block && other.name !== undefined);
    const lists = near.flatMap((other) => (other.name === undefined ? [] : candidatesFor(other.name, this.forms)));
    return lists.length > 0 ? lists : this.names.rows.flatMap((name) => candidatesFor(name, this.forms));
  }

  /** A missing head is that of the part before, or the form's own order if only one list of columns has the count. */
  settle(head: Head, candidates: Candidate[], row: NamedRow): Head {
    if (head.quality === 'missing') return this.withoutHead(head, candidates, row);
    if (!this.reported.has(row.block)) {
      this.reported.add(row.block);
      const shown = { head: head.text.slice(0, 120), form: head.candidates[0]?.form ?? '' };
      if (head.quality === 'unknown') this.findings.push(finding('column_head_unknown', head.location, shown));
      if (head.quality === 'damaged') this.findings.push(finding('column_head_damaged', head.location, shown));
    }
    if (head.quality !== 'unknown') this.known.push(head);
    return head.quality === 'unknown' ? headLike(head, { candidates, slots: candidates[0]?.slots ?? [] }) : head;
  }

  /** A head with columns of the place's own, which no form could give: those are the table's, not a row's. */
  private hasLocalColumns({ slots }: Head): boolean {
    return this.names.localColumns && slots.some(({ column }) => isLocalColumn(column.key));
  }

  /** Without a head above it a cell cannot be told from a remark: then the row has more cells than columns of figures. */
  private continued(before: Head, { raw }: NamedRow): Head {
    const more = raw.grid && before.others.size > 0 && raw.figures.length > before.slots.length;
    return headLike(before, { grid: null, quality: more ? 'unknown' : before.quality });
  }

  private withoutHead(head: Head, candidates: Candidate[], row: NamedRow): Head {
    const lists = new Map(candidates.map((candidate) => [signature(candidate.slots), candidate.slots]));
    const before = this.known.findLast((known) => lists.has(signature(known.slots)) || this.hasLocalColumns(known));
    if (before !== undefined) return this.continued(before, row);
    const count = row.raw.figures.filter(isFilled).length;
    const fitting = [...lists.values()].filter((slots) => slots.length === count);
    const [slots] = fitting;
    if (!this.reported.has(row.block)) this.findings.push(finding('column_head_missing', row.location));
    this.reported.add(row.block);
    if (slots === undefined || fitting.length > 1) {
      return headLike(head, { quality: 'unknown', candidates, slots: candidates[0]?.slots ?? [] });
    }
    const agreeing = candidates.filter((candidate) => signature(candidate.slots) === signature(slots));
    return headLike(head, { candidates: agreeing, slots });
  }
}

const listsIn = (candidates: readonly Candidate[]): string => candidates.map(({ slots }) => signature(slots)).join(';');

function signature(slots: readonly Slot[]): string {
  const text = signatures.get(slots) ?? slots.map((slot) => `${slot.row ?? ''}/${slot.column.key}`).join(' ');
  signatures.set(slots, text);
  return text;
}

const signatures = new WeakMap<readonly Slot[], string>();
