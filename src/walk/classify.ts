/** What kind of cell a cell is, in the state the machine is in and with the table at hand. */

import { normalise } from '../forms/label.js';
import { matchExact, matchSimilar } from '../forms/match.js';
import { rememberedOf } from '../forms/remembered.js';
import type { Name, SectionName, TableNames, Vocabulary } from '../forms/vocabulary.js';
import { isFigureLike, isPlain } from './figure.js';
import { LIMITS } from './limits.js';
import { beginsLabel } from './pieces.js';
import type { CellKind, State } from './states.js';
import type { StreamCell } from './stream.js';
import { isUnit } from './stub.js';
import {
  areCutLabels,
  isBeginningOfNote,
  isColumnLabel,
  isHeadText,
  isHeadWord,
  isRowLabel,
  MOST_PIECES,
} from './table-words.js';
import { isSubject, isTitle, withoutPeriod } from './title.js';
import { type Wordings, wordingsOf } from './wordings.js';

export interface Context {
  vocabulary: Vocabulary;
  state: State;
  /** The open table; in prose, the table that the section announces. */
  table: TableNames | null;
  /** Texts of the row that the cell stands in, where that is whole. */
  row: readonly string[] | undefined;
  /** In prose: a table has just ended, and nothing stands between. */
  cut: boolean;
}

export interface Classified {
  kind: CellKind;
  /** The table that a head, a block heading or a row label belongs to. */
  table: TableNames | undefined;
  section: SectionName | undefined;
}

/** A kind that belongs to no table. */
export const kindOnly = (kind: CellKind): Classified => ({ kind, table: undefined, section: undefined });

/** A kind in a table, where that is known. */
export const kindIn = (kind: CellKind, table: TableNames | undefined): Classified => ({
  kind,
  table,
  section: undefined,
});

const headingOf = (section: SectionName): Classified => ({ kind: 'section_heading', table: undefined, section });

/** A line longer than this, or with a full stop, is no label. The longest official label has 39 characters. */
const LABEL_LENGTH = 90;

/** A shorter label (其他, 总计) opens no table: prose has such words too. */
const OPENING_LENGTH = 4;

/** Labels this long say by themselves which table they belong to, wherever they stand. */
const TELLING_LENGTH = 8;

export function classify(cell: StreamCell, context: Context): Classified {
  if (isPlain(cell.text)) return FIGURE;
  if (context.row !== undefined) return classifyAnew(cell, context);
  return knownKinds(questionOf(context, cell.explicit), cell.text);
}

export const FIGURE = kindOnly('figure');

/** All that the kind of a text depends on besides the text, for a cell without its row. */
interface Question {
  context: Context;
  explicit: boolean;
}

/** By table or vocabulary, for explicit cells and for lines, by state. */
const questions = [true, false].map(() => new WeakMap<TableNames | Vocabulary, Map<State, Question>>());

function questionOf({ vocabulary, state, table }: Context, explicit: boolean): Question {
  const known = questions[explicit ? 0 : 1];
  const about = table ?? vocabulary;
  const byState = known?.get(about) ?? new Map<State, Question>();
  let question = byState.get(state);
  if (question === undefined) {
    question = { context: { vocabulary, state, table, row: undefined, cut: false }, explicit };
    known?.set(about, byState.set(state, question));
  }
  return question;
}

const knownKinds = rememberedOf(({ context, explicit }: Question, text) => classifyAnew({ text, explicit }, context));

type Asked = Pick<StreamCell, 'text' | 'explicit'>;

function classifyAnew(cell: Asked, context: Context): Classified {
  const text = cell.text.trim();
  const plain = classifyPlain(text, context);
  if (plain !== null) return plain;
  const group = labelInLines(text, context);
  if (group !== null) return group;
  const section = sectionOf(context.vocabulary, text);
  if (section !== null) return headingOf(section);
  const block = blockOf(text, context);
  if (block !== null) return kindIn('block_heading', block);
  const label = classifyLabel(cell, context);
  if (label !== null) return label;
  return kindOnly(isSentence(text) ? 'sentence' : 'text');
}

/** What a line is whichever label it may be: see `classifyPlain`, or the heading of a section. */
export function classifyHeading(cell: Asked, context: Context): Classified | null {
  const text = cell.text.trim();
  const plain = classifyPlain(text, context);
  if (plain !== null) return plain;
  const section = sectionOf(context.vocabulary, text);
  return section === null || labelInLines(text, context) !== null ? null : headingOf(section);
}

/** Nothing, prose by its length, a figure, a unit, a line that ends a table. */
function classifyPlain(text: string, context: Context): Classified | null {
  if (text === '') return kindOnly('empty');
  if (text.length > LIMITS.labelCharacters) return kindOnly('sentence');
  if (isFigureLike(text) || (context.state !== 'prose' && context.state !== 'head' && DECIMALS.test(text)))
    return FIGURE;
  const { table, state } = context;
  if (state === 'prose') return null;
  if (table !== null && table.units.length > 0 && isUnit(text)) return kindOnly('unit');
  // the title of a further report ends the table before it
  if (isTitleLine(wordingsOf(context.vocabulary.fields), text)) {
    const heading = sectionOf(context.vocabulary, text);
    return heading?.opensReport === true ? headingOf(heading) : kindOnly('sentence');
  }
  return FORM_LINE.test(text) ? kindOnly('sentence') : null;
}

/** 三、依申请公开情况 is the label of a group in one form, in others a section. */
function labelInLines(text: string, { table, state, row, vocabulary }: Context): Classified | null {
  const inTable = state !== 'prose' || isMarked(row);
  if (!inTable || table?.nesting !== 'lines') return null;
  return isLabelNot(vocabulary.sections, table, text) ? kindIn('row_label', table) : null;
}

/** `.72`: the rest of 5299.72, torn off by a column that is too narrow. */
const DECIMALS = /^[.．]\d{1,6}$/u;

/** Lines above and below a table that fill in the form: whose table it is, who signed it. */
const FORM_LINE =
  /^(?:填报单位|填报机关|报送单位|单位名称|单位负责人|分管领导|审核人|填表人|填报人|制表人|联系电话|填报日期|填报时间|统计年度)(?:[(（]盖章[)）])?\s*[:：]/u;

/** `三、依申请公开情况 | —— | ——`, first on a new page: the marks in place of figures say that it is a row of the table. */
const isMarked = (row: readonly string[] = []): boolean => row.some((text) => /^[-—–―─－]{1,9}$/u.test(text.trim()));

const isWholeLabel = (table: TableNames, text: string): boolean => matchExact<Name>(table.rowLabels, text) !== null;

const isTitleLine = rememberedOf((wordings: Wordings, text: string) => isTitle([{ text, location: '' }], wordings));

/** The label of a row or a group, damaged perhaps, and no heading of a section. */
const isLabelNot = (sections: readonly SectionName[], table: TableNames, text: string): boolean =>
  isWholeLabel(table, text) ||
  (matchExact(sections, text) === null && matchSimilar<Name>(table.rowLabels, text) !== null);

const isSentence = (text: string): boolean =>
  /[。；;！!？?]/u.test(text) || text.replace(/\s+/gu, ' ').length > LABEL_LENGTH;

/** `（一）…` and `1.` are headings within a section, `一、…` opens one; of `2016年…统计表` the number is a year. */
const SUBORDINATE = /^\s*(?![(（]?\s*20\d{2}\s*年)[(（\d]/;

/** `一、…`: an alias, short as many are, opens a section only with its number. */
const NUMBERED = /^\s*[一二三四五六七八九十]{1,3}\s*[、.．,，]/u;

const sectionOf = rememberedOf((vocabulary: Vocabulary, text: string): SectionName | null => {
  if (text.length > 60 || SUBORDINATE.test(text)) return null;
  const wordings = wordingsOf(vocabulary.fields);
  const title = vocabulary.sections.find(
    (section) => section.opensReport === true && isTitleOf(section, text, wordings),
  );
  if (title !== undefined) return title;
  const numbered = NUMBERED.test(text);
  const exact = matchExact(vocabulary.sections, text);
  if (exact !== null && (numbered || exact.how === 'exact')) return exact.name;
  return numbered ? (matchSimilar(vocabulary.sections, text)?.name ?? null) : null;
});

/** `附件2：`, `附表`: before the heading of a section that stands at the end. */
const ANNEX = /^附[件表录]?[一二三四五六七八九十\d]{0,2}/u;

/** The heading alone, or with nothing before it but what a title has: authority, year, 附件. */
function isTitleOf(section: SectionName, text: string, wordings: Wordings): boolean {
  const { core } = normalise(withoutPeriod(text, wordings));
  return section.variants.some((variant) => {
    if (!core.endsWith(variant.core)) return false;
    const before = core.slice(0, -variant.core.length).replace(ANNEX, '');
    return before === '' || isSubject(before) || isPlace(before);
  });
}

const isPlace = (text: string): boolean => text.length <= 20 && /[省市区县州盟旗镇乡街道村]$/u.test(text);

function blockOf(text: string, context: Context): TableNames | null {
  if (text.length > 20) return null;
  for (const table of tablesAtHand(context)) if (matchExact(table.blocks, text) !== null) return table;
  return null;
}

/** The open or announced table first, then the others. */
function tablesAtHand({ table, vocabulary }: Context): TableNames[] {
  return table === null ? vocabulary.tables : [table, ...vocabulary.tables.filter((other) => other !== table)];
}

function classifyLabel(cell: Asked, context: Context): Classified | null {
  const { state, table } = context;
  if (state === 'prose')
    return table === null ? telling(cell, context) : (opening(cell, table, context) ?? telling(cell, context));
  if (table === null) return null;
  const other = context.vocabulary.tables.find((names) => names !== table && opensOther(names, cell));
  if (other !== undefined) return kindIn('head', other);
  const asHead = kindIn('head', table);
  if (isHeadWord(table, cell.text)) return asHead;
  if (state === 'head' && isColumnLabel(table, cell.text)) return asHead;
  if (state === 'head' && table.layout === 'down' && beginsNumbered(table, cell)) return kindIn('row_label', table);
  if (table.layout === 'down' && isRowLabel(table, cell.text)) return kindIn('row_label', table);
  if (state !== 'head' && cell.explicit && matchExact(table.columns, cell.text) !== null) return asHead;
  return null;
}

/** `一、主动`, on a line of its own: a label that is cut, with its number, ends the head. */
const beginsNumbered = ({ rowLabels }: TableNames, { text, explicit }: Asked): boolean =>
  !explicit && normalise(text).number !== '' && beginsLabel(rowLabels, text);

/** Words that open the head of another table than the open one: tables may follow each other without a heading. */
function opensOther(table: TableNames, cell: Asked): boolean {
  if (table.layout === 'down') return isHeadText(table, cell.text) && normalise(cell.text).core.length > OPENING_LENGTH;
  const pieces = cell.text.trim().split(/\s+/u);
  return (cell.explicit || pieces.length > 1) && isHeadWord(table, cell.text);
}

/** In prose whose section announces a table: any of its labels may open it. */
function opening(cell: Asked, table: TableNames, context: Context): Classified | null {
  const { text } = cell;
  if (isHeadWord(table, text)) return kindIn('head', tableOfHead(tablesAtHand(context), cell, context));
  const names: Name[] = [...table.columns, ...table.serial, ...table.units];
  if (cell.explicit ? isColumnLabel(table, text) : matchExact(names, text) !== null) return kindIn('head', table);
  if (!cell.explicit && areCutLabels(table, text)) return kindIn('head', table);
  if (table.layout === 'across' || normalise(text).core.length < OPENING_LENGTH) return null;
  const row = matchExact(table.rows, text) ?? matchExact(table.groups, text);
  return row === null ? null : kindIn('row_label', table);
}

/** In prose without such a heading: only a label that no prose would hold by itself. */
function telling(cell: Asked, context: Context): Classified | null {
  const long = normalise(cell.text).core.length >= TELLING_LENGTH;
  if ((!cell.explicit && !long) || !mayTell(context.vocabulary, cell.text)) return null;
  for (const table of context.vocabulary.tables) {
    if (isHeadWord(table, cell.text)) return kindIn('head', tableOfHead(context.vocabulary.tables, cell, context));
    if (long && table.layout === 'down' && matchExact(table.rows, cell.text)) return kindIn('row_label', table);
  }
  return null;
}

/** Whether a text is a label of some table, or holds several words, which may be labels side by side. */
const mayTell = ({ tables, labels }: Vocabulary, text: string): boolean =>
  /\s/u.test(text.trim()) ||
  matchExact(labels, text) !== null ||
  tables.some((table) => isBeginningOfNote(table.head, text));

/** Several tables may open with 指标名称: what stands beside it tells which. Of equals, the first. */
function tableOfHead(tables: readonly TableNames[], { text }: Asked, { row }: Context): TableNames | undefined {
  const [first, ...more] = tables.filter((table) => isHeadWord(table, text));
  const texts = row ?? text.trim().split(/\s+/u).slice(0, MOST_PIECES);
  const known = ({ headWords, columns, columnGroups }: TableNames): number => {
    const names: Name[] = [...headWords, ...columns, ...columnGroups];
    return texts.filter((word) => matchExact(names, word) !== null).length;
  };
  let best = first;
  for (const table of more) if (best !== undefined && known(table) > known(best)) best = table;
  return best;
}
