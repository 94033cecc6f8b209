import { DistinctNames, endingOf } from '../../src/read/distinct-names.js';

test('names are given out once', () => {
  const names = new DistinctNames();
  expect(['a.docx', 'a.docx', 'a.docx'].map((name) => names.distinct(name))).toEqual([
    'a.docx',
    'a~2.docx',
    'a~3.docx',
  ]);
  expect([names.further('a.docx', 2), names.further('a.docx', 2)]).toEqual(['a.docx#2', 'a.docx#3']);
});

test('what is no ending stays in the name', () => {
  expect(['a.docx', '报告.2022', '.hidden', 'a', 'a.b/c'].map(endingOf)).toEqual(['.docx', '', '', '', '']);
});

test('a name with a number that another document has is passed over', () => {
  const names = new DistinctNames();
  expect(['a~3.docx', 'a.docx', 'a.docx', 'a.docx', 'a~3.docx'].map((name) => names.distinct(name))).toEqual([
    'a~3.docx',
    'a.docx',
    'a~2.docx',
    'a~4.docx',
    'a~3~2.docx',
  ]);
});
