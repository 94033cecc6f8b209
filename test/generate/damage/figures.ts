/** Damage to the texts of figures. */
import {
  type Damage,
  type Die,
  type Draft,
  figureCells,
  gridsIn,
  isFigure,
  nowIs,
  pick,
  some,
  undetermine,
} from './draft.js';

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Changes the text of some figures that are numbers. */
function changeNumbers(draft: Draft, die: Die, of: number, changed: (text: string, figure: string) => string): void {
  const cells = figureCells(draft).filter((cell) => NUMBER.test(cell.text));
  for (const cell of some(die, cells, of)) cell.text = changed(cell.text, cell.figure);
}

/**
 * Not as many in a row as it has empty cells: where a copy loses these, the row would say other figures, as many as it should
 * have, and nobody could tell.
 */
const split = (draft: Draft, die: Die, mark: string): void => {
  const cells = figureCells(draft).filter(({ text }) => /^\d\d+$/.test(text));
  const chosen = new Set(some(die, cells, 6));
  const rows = gridsIn(draft).flatMap(({ rows: all }) => all.map((row) => row.filter(isFigure)));
  for (const row of rows) {
    const own = row.filter((cell) => chosen.has(cell));
    const [first] = own;
    if (first !== undefined && own.length === row.filter(({ text }) => text === '').length) chosen.delete(first);
  }
  for (const cell of chosen) {
    const at = 1 + die(cell.text.length - 1);
    cell.text = `${cell.text.slice(0, at)}${mark}${cell.text.slice(at)}`;
    undetermine(draft, [cell.figure]);
  }
};

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

export const FIGURE_DAMAGES = {
  zeros_empty: {
    title: 'nothing for 0',
    apply: (draft, die) => {
      for (const cell of some(
        die,
        figureCells(draft).filter(({ text }) => text === '0'),
        2,
      )) {
        cell.text = '';
        nowIs(draft, cell.figure, null, 'blank');
      }
    },
  },
  zeros_struck: {
    title: '`/`, `—`, 无 for 0',
    apply: (draft, die) => {
      for (const cell of some(
        die,
        figureCells(draft).filter(({ text }) => text === '0'),
        2,
      )) {
        cell.text = pick(die, ['/', '—', '-', '无', '——']) ?? '/';
        nowIs(draft, cell.figure, null, 'not_applicable');
      }
    },
  },
  blanks_collapsed: {
    title: 'empty cells gone, those behind them moved up',
    apply: (draft) => {
      for (const row of gridsIn(draft).flatMap(({ rows }) => rows)) {
        const figures = row.filter(isFigure);
        if (figures.length < 2 || figures.every(({ text }) => text !== '')) continue;
        undetermine(
          draft,
          figures.map(({ figure }) => figure),
        );
        const places = figures.map(({ column, columnSpan }) => ({ column, columnSpan }));
        const filled = figures.filter(({ text }) => text !== '');
        // whose cell, not what it says: that may be changed after this
        figures.forEach(({ figure }, at) => {
          const due = draft.due.get(figure);
          if (due !== undefined) draft.due.set(figure, { ...due, padded: filled[at]?.figure ?? null });
        });
        const kept = filled.map((cell, at) => ({ ...cell, ...places[at] }));
        row.splice(0, row.length, ...row.filter((cell) => !isFigure(cell)), ...kept);
      }
    },
  },
  digits_split_by_space: {
    title: 'digits of a figure apart: `12 3`',
    apply: (draft, die) => split(draft, die, ' '),
  },
  digits_split_by_line: {
    title: 'digits of a figure on two lines',
    apply: (draft, die) => split(draft, die, '\n'),
  },
  letters_for_digits: {
    title: '`O` and `l` for 0 and 1',
    apply: (draft, die) =>
      changeNumbers(draft, die, 3, (text) =>
        text === '1' || text.includes('.')
          ? text
          : text
              .replaceAll('0', 'O')
              .replaceAll('1', 'l')
              .replace(/^[Ol]+$/, text.includes('0') ? '$&' : text),
      ),
  },
  digits_wide: {
    title: 'full-width digits',
    apply: (draft, die) =>
      changeNumbers(draft, die, 2, (text, figure) => {
        // twice as wide, it is cut where a column of a text ends
        if (text.length > 4) undetermine(draft, [figure]);
        return wide(text);
      }),
  },
  units_in_cells: {
    title: 'units in cells: `5件`, `2.5万元`',
    apply: (draft, die) =>
      changeNumbers(draft, die, 3, (text, figure) => {
        const unit = draft.columns.get(figure)?.unit ?? '';
        return unit === '' || unit === 'declared' ? text : `${text}${die(4) === 0 ? ' ' : ''}${unit}`;
      }),
  },
  notes_in_cells: {
    title: 'notes in cells: `5（含转办2件）`',
    apply: (draft, die) =>
      changeNumbers(
        draft,
        die,
        5,
        (text) => `${text}${pick(die, ['（含转办2件）', '(其中线上1件)', '①', '（包括下属单位）']) ?? ''}`,
      ),
  },
  signs_in_words: {
    title: 'signs as words: 负5, 增加3, 零',
    apply: (draft, die) =>
      changeNumbers(draft, die, 2, (text, figure) => {
        if (text === '0') return die(2) ? '零' : text;
        if (text.startsWith('-')) return `${pick(die, ['负', '减少', '减', '－']) ?? '减'}${text.slice(1)}`;
        return draft.columns.get(figure)?.type === 'change' ? `${pick(die, ['增加', '增', '+']) ?? '增'}${text}` : text;
      }),
  },
  sums_wrong_in_source: {
    title: 'sums that do not add up in the source',
    apply: (draft, die) => {
      const cells = figureCells(draft).filter(({ text }) => /^\d+$/.test(text));
      for (const cell of some(die, cells, 12)) {
        cell.text = String(Number(cell.text) + 1 + die(30));
        nowIs(draft, cell.figure, Number(cell.text));
      }
    },
  },
} satisfies Record<string, Damage>;
