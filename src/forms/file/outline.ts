/** What a form file says, as far as it can be made out: every key, label and term with its place, mistakes or not. */
import type { Node } from './json.js';
import { itemsOf, membersOf } from './schema.js';

/** A text with the place where it stands. */
export interface Said {
  text: string;
  node: Node;
}

export interface RowOutline {
  /** Full key, dotted; absent for a group that lends none, and for a row whose key is not written. */
  key?: Said;
  label?: Said;
  aliases: Said[];
  /** Whether it has figures of its own. */
  figures: boolean;
  /** Which groups it stands in, from the outside in, by number. */
  groups: number[];
  block: number;
}

export interface ColumnOutline {
  key?: Said;
  label?: Said;
  aliases: Said[];
  group: string;
}

export interface TableOutline {
  node: Node;
  key?: Said;
  layout?: Said;
  nesting: string;
  head: Said[];
  columns: ColumnOutline[];
  blocks: { node: Node; label?: Said; columns: Said[] }[];
  rows: RowOutline[];
}

export interface RelationOutline {
  name?: Said;
  table?: Said;
  scope: string;
  /** The columns that it is limited to. */
  columns: Said[];
  equation?: Said;
}

export interface MentionOutline {
  figures?: Said;
  phrases: Said[];
  none: Said[];
}

export interface FieldOutline {
  key?: Said;
  kind?: Said;
  label?: Said;
  aliases: Said[];
  /** How titles and periods are worded, by the name of the list. */
  wordings: { name: keyof typeof WORDINGS; said: Said }[];
}

/** The lists of wordings that a field may have, and the kind of field that takes each. */
export const WORDINGS = { about: 'title', ends: 'title', in_title: 'period', phrases: 'period' } as const;

export interface FormOutline {
  name?: Said;
  years: { node?: Node; from?: number; to?: number };
  sections: { key?: Said; label?: Said; aliases: Said[]; table?: Said }[];
  tables: TableOutline[];
  fields: FieldOutline[];
  relations: RelationOutline[];
  between_years: RelationOutline[];
  across_units: RelationOutline[];
  prose: { words: Said[]; mentions: MentionOutline[] };
}

const member = (node: Node, name: string): Node | undefined => membersOf(node).get(name)?.value;

function said(node: Node | undefined): Said | undefined {
  return node?.type === 'string' ? { text: node.value as string, node } : undefined;
}

const texts = (node: Node | undefined): Said[] => itemsOf(node).flatMap((item) => said(item) ?? []);

/** Only the members that are there: `{ key }` where the file has one. */
function present<K extends string>(node: Node, names: readonly K[]): Partial<Record<K, Said>> {
  const found: Partial<Record<K, Said>> = {};
  for (const name of names) {
    const value = said(member(node, name));
    if (value !== undefined) found[name] = value;
  }
  return found;
}

export function outlineOf(root: Node): FormOutline {
  const years = member(root, 'years');
  const [from, to] = ['from', 'to'].map((name) => (years === undefined ? undefined : member(years, name)?.value));
  return {
    ...present(root, ['name']),
    years: {
      ...(years === undefined ? {} : { node: years }),
      ...(typeof from === 'number' ? { from } : {}),
      ...(typeof to === 'number' ? { to } : {}),
    },
    sections: itemsOf(member(root, 'sections')).map((node) => ({
      ...present(node, ['key', 'label', 'table']),
      aliases: texts(member(node, 'aliases')),
    })),
    tables: itemsOf(member(root, 'tables')).map(tableOutline),
    fields: itemsOf(member(root, 'fields')).map((node) => ({
      ...present(node, ['key', 'kind', 'label']),
      aliases: texts(member(node, 'aliases')),
      wordings: (Object.keys(WORDINGS) as (keyof typeof WORDINGS)[]).flatMap((name) =>
        texts(member(node, name)).map((one) => ({ name, said: one })),
      ),
    })),
    relations: relationsIn(root, 'relations'),
    between_years: relationsIn(root, 'between_years'),
    across_units: relationsIn(root, 'across_units'),
    prose: proseIn(member(root, 'prose')),
  };
}

const relationsIn = (root: Node, list: string): RelationOutline[] =>
  itemsOf(member(root, list)).map((node) => ({
    ...present(node, ['name', 'table', 'equation']),
    scope: said(member(node, 'for'))?.text ?? '',
    columns: texts(member(node, 'columns')),
  }));

function proseIn(prose: Node | undefined): FormOutline['prose'] {
  if (prose === undefined) return { words: [], mentions: [] };
  return {
    words: itemsOf(member(prose, 'words')).flatMap((list) => said(member(list, 'name')) ?? []),
    mentions: itemsOf(member(prose, 'mentions')).map((mention) => ({
      ...present(mention, ['figures']),
      phrases: texts(member(mention, 'phrases')),
      none: texts(member(mention, 'none')),
    })),
  };
}

function tableOutline(node: Node): TableOutline {
  const blocks = itemsOf(member(node, 'blocks'));
  const rows = new Rows();
  blocks.forEach((block, index) => {
    rows.visit(itemsOf(member(block, 'rows')), { block: index, prefix: '', groups: [] });
  });
  return {
    node,
    ...present(node, ['key', 'layout']),
    nesting: said(member(node, 'nesting'))?.text ?? 'columns',
    head: texts(member(node, 'head')),
    columns: itemsOf(member(node, 'columns')).map((column) => ({
      ...present(column, ['key', 'label']),
      aliases: texts(member(column, 'aliases')),
      group: said(member(column, 'group'))?.text ?? '',
    })),
    blocks: blocks.map((block) => ({
      node: block,
      ...present(block, ['label']),
      columns: texts(member(block, 'columns')),
    })),
    rows: rows.all,
  };
}

interface Around {
  block: number;
  prefix: string;
  groups: number[];
}

class Rows {
  readonly all: RowOutline[] = [];
  private groups = 0;

  visit(nodes: readonly Node[], around: Around): void {
    for (const node of nodes) this.row(node, around);
  }

  private row(node: Node, around: Around): void {
    const { block, prefix, groups } = around;
    const { key, label } = present(node, ['key', 'label']);
    const full = key === undefined ? prefix : prefix === '' ? key.text : `${prefix}.${key.text}`;
    const rows = member(node, 'rows');
    const figures = member(node, 'figures');
    const keyed = keyOf(full, key?.node, figures);
    this.all.push({
      ...keyed,
      ...(label === undefined ? {} : { label }),
      aliases: texts(member(node, 'aliases')),
      figures: rows === undefined || figures !== undefined,
      groups,
      block,
    });
    if (rows === undefined) return;
    this.visit(itemsOf(rows), { block, prefix: full, groups: [...groups, this.groups++] });
  }
}

/** The key of a row or, for a group with figures of its own, of their row: `review` and `total` are `review.total`. */
function keyOf(full: string, key: Node | undefined, figures: Node | undefined): Pick<RowOutline, 'key'> {
  const own = said(figures);
  if (own !== undefined) return { key: { text: full === '' ? own.text : `${full}.${own.text}`, node: own.node } };
  return key === undefined ? {} : { key: { text: full, node: key } };
}
