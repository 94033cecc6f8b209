import { wantedBy } from '../../../src/batch/input/globs.js';

test.each([
  ['a name, in any folder', ['*.docx'], [], ['2022/a.docx', 'b.docx'], ['a.doc', 'a.docx/b.txt']],
  ['a path', ['2022/**'], [], ['2022/a.txt', '2022/x/b.txt'], ['2021/a.txt', 'x/2022/a.txt']],
  ['several', ['*.doc', '*.docx'], [], ['a.doc', 'b.docx'], ['c.txt']],
  ['hidden names are names', ['*'], [], ['.a', 'a'], []],
  ['what is excluded is out, even if it is included', ['*.docx'], ['*副本*'], ['a.docx'], ['a 副本.docx']],
  ['a slash at the beginning is the folder given', ['/*.txt'], [], ['a.txt'], ['x/a.txt']],
  ['alternatives', ['*.{doc,docx}'], [], ['a.doc', 'b.docx'], ['c.rtf']],
])('%s', (_, include, exclude, inside, outside) => {
  const { file } = wantedBy(include, exclude);
  expect(inside.filter((path) => !file(path))).toEqual([]);
  expect(outside.filter(file)).toEqual([]);
});

test('a folder that is excluded is not walked; to include files says nothing of folders', () => {
  const { folder } = wantedBy(['*.docx'], ['旧版', 'x/y']);
  expect([folder('2022'), folder('旧版'), folder('2022/旧版'), folder('x'), folder('x/y')]).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
});
