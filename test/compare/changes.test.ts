/** What differs between two runs, and in what order it is told. */
import { changedFields, documentChanges, figureChanges, relationChanges } from '../../src/compare/changes.js';

const cell = (row: string, value: string, status = 'read', more = {}) => ({
  document: 'a.txt',
  form: 'foi-2021',
  agency: '水务局',
  year: '2023',
  table: 'applications',
  row,
  column: 'total',
  value,
  status,
  unit: '件',
  raw: value,
  location: 'L1',
  ...more,
});

test('documents that only one run has, and those of which something else came', () => {
  const before = [
    { document: 'a', outcome: 'read' },
    { document: 'b', outcome: 'unreadable' },
    { document: 'c', outcome: 'read' },
  ];
  const after = [
    { document: 'b', outcome: 'read' },
    { document: 'c', outcome: 'read' },
    { document: 'd', outcome: 'no_report' },
  ];
  expect(documentChanges(before, after)).toEqual([
    { kind: 'document', change: 'removed', document: 'a', key: '', before: { outcome: 'read' }, after: null },
    {
      kind: 'document',
      change: 'changed',
      document: 'b',
      key: '',
      before: { outcome: 'unreadable' },
      after: { outcome: 'read' },
    },
    { kind: 'document', change: 'added', document: 'd', key: '', before: null, after: { outcome: 'no_report' } },
  ]);
});

test('a figure changes by value, status and unit, not by its raw text or its place', () => {
  const before = [cell('a', '1'), cell('b', '2'), cell('c', '3'), cell('d', '4')];
  const after = [
    cell('a', '1', 'read', { raw: ' 1', location: 'L9' }),
    cell('b', '20'),
    cell('c', '3', 'repaired'),
    cell('e', '5'),
  ];
  const changes = figureChanges('a.txt', before, after);
  expect(changes.map(({ change, key }) => `${change} ${key}`)).toEqual([
    'changed applications/b/total',
    'changed applications/c/total',
    'removed applications/d/total',
    'added applications/e/total',
  ]);
  expect(changes.map(changedFields)).toEqual([
    [{ field: 'value', before: '2', after: '20' }],
    [{ field: 'status', before: 'read', after: 'repaired' }],
    [
      { field: 'value', before: '4', after: '' },
      { field: 'status', before: 'read', after: '' },
      { field: 'unit', before: '件', after: '' },
    ],
    [
      { field: 'value', before: '', after: '5' },
      { field: 'status', before: '', after: 'read' },
      { field: 'unit', before: '', after: '件' },
    ],
  ]);
});

test('a report changes by form, authority and year; one that is gone is told once', () => {
  expect(figureChanges('a.txt', [cell('a', '1')], [cell('a', '1', 'read', { year: '2022' })])).toMatchObject([
    { kind: 'report', change: 'changed', document: 'a.txt', before: { year: '2023' }, after: { year: '2022' } },
  ]);
  expect(figureChanges('a.txt#2', [cell('a', '1'), cell('b', '1')], [])).toMatchObject([
    { kind: 'report', change: 'removed', document: 'a.txt#2', after: null },
  ]);
});

test('a relation changes by its result and its sides', () => {
  const relation = (result: string, left: string) => ({
    table: 't',
    relation: 'balance',
    scope: 'total',
    result,
    left,
    right: '3',
  });
  expect(relationChanges('a.txt', [relation('held', '3')], [relation('held', '3')])).toEqual([]);
  expect(relationChanges('a.txt', [relation('held', '3')], [relation('failed', '2')])).toMatchObject([
    { kind: 'relation', change: 'changed', key: 't/balance/total', before: { left: '3' }, after: { result: 'failed' } },
  ]);
});
