/** Damage to the labels of rows and columns. */
import type { GridCell } from '../grid.js';
import {
  type Damage,
  type Die,
  gridsIn,
  insertRow,
  isFigure,
  isLabel,
  labelCells,
  pick,
  rowLabels,
  some,
} from './draft.js';

/** Letters that readers of scanned pages take for one another. */
const CONFUSED: Readonly<Record<string, string>> = {
  人: '入',
  入: '人',
  未: '末',
  末: '未',
  日: '曰',
  复: '夏',
  果: '杲',
  公: '么',
  开: '升',
  请: '清',
  申: '中',
  中: '申',
  理: '埋',
  政: '攻',
  法: '祛',
  予: '子',
  件: '仵',
  其: '具',
  他: '地',
  业: '亚',
  结: '绪',
  纠: '纫',
  己: '已',
  年: '牟',
  转: '砖',
};

const replaceLetters = (text: string, change: (letter: string) => string): string => [...text].map(change).join('');

const inside = (text: string, die: Die, mark: string): string => {
  const at = 1 + die(Math.max(1, text.length - 1));
  return `${text.slice(0, at)}${mark}${text.slice(at)}`;
};

const NUMBERING = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)/u;

const change = (cells: readonly GridCell[], changed: (text: string) => string): void => {
  for (const cell of cells) cell.text = changed(cell.text);
};

const NUMERALS = [...'一二三四五六七八九'];

/** Another number of the same shape. */
const renumbered = (text: string, die: Die): string =>
  text.replace(NUMBERING, (numbering) =>
    numbering.replace(/[一二三四五六七八九十]+|\d+/u, (number) =>
      /\d/.test(number) ? String(1 + die(9)) : (NUMERALS[die(9)] ?? ''),
    ),
  );

export const LABEL_DAMAGES = {
  letters_confused: {
    title: 'letters of labels confused: 人/入, 未/末, 复/夏, 果/杲',
    apply: (draft, die) =>
      change(labelCells(draft), (text) =>
        replaceLetters(text, (letter) => (CONFUSED[letter] !== undefined && die(5) === 0 ? CONFUSED[letter] : letter)),
      ),
  },
  spaces_in_labels: {
    title: 'spaces inside labels',
    apply: (draft, die) =>
      change(some(die, labelCells(draft), 2), (text) => inside(text, die, pick(die, [' ', '\u3000']) ?? ' ')),
  },
  letters_spaced: {
    title: 'labels s p a c e d letter by letter',
    apply: (draft, die) => change(some(die, labelCells(draft), 3), (text) => [...text].join(' ')),
  },
  line_breaks_in_labels: {
    title: 'line breaks inside labels',
    apply: (draft, die) => change(some(die, labelCells(draft), 3), (text) => inside(text, die, '\n')),
  },
  numbering_lost: {
    title: 'numbering of labels lost',
    apply: (draft, die) => change(some(die, rowLabels(draft), 2), (text) => text.replace(NUMBERING, '')),
  },
  numbering_wrong: {
    title: 'numbering of labels wrong',
    apply: (draft, die) => change(some(die, rowLabels(draft), 2), (text) => renumbered(text, die)),
  },
  brackets_narrow: {
    title: 'half-width brackets and punctuation',
    apply: (draft) => change(labelCells(draft), (text) => text.normalize('NFKC').replaceAll('、', '.')),
  },
  labels_shortened: {
    title: 'labels without their explanations, or cut at the end',
    apply: (draft, die) =>
      change(some(die, rowLabels(draft), 2), (text) => {
        const plain = text.replace(/（(?![一二三四五六七八九十]）).*$/u, '');
        return plain.length < text.length ? plain : text.length > 9 ? text.slice(0, -2) : text;
      }),
  },
  letters_lost: {
    title: 'a label with letters lost',
    apply: (draft, die) =>
      change(some(die, rowLabels(draft), 6), (text) => {
        const at = die(text.length);
        return text.slice(0, at) + text.slice(at + 1 + die(2));
      }),
  },
  labels_around_figures: {
    title: 'labels that go on below their figures',
    apply: (draft, die) => {
      for (const grid of gridsIn(draft)) {
        for (const row of some(
          die,
          grid.rows.filter((candidate) => candidate.some(isFigure)),
          4,
        )) {
          const label = row.findLast((cell) => isLabel(cell) && cell.rowSpan === 1 && cell.text.length > 7);
          if (label === undefined) continue;
          const cut = 4 + die(label.text.length - 6);
          const below = row
            .filter((cell) => cell.rowSpan === 1)
            .map(({ figure: _, ...cell }) => ({
              ...cell,
              text: cell.column === label.column ? label.text.slice(cut) : '',
            }));
          label.text = label.text.slice(0, cut);
          insertRow(grid, grid.rows.indexOf(row) + 1, below);
        }
      }
    },
  },
} satisfies Record<string, Damage>;
