/** `gouji forms draft`: from a sample, and from the local rows of a run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { at, filesOf, lay } from '../batch/folder.js';
import { FORMATS } from '../draft/samples.js';
import { gouji } from './gouji.js';

const ROWS = [
  ['指标名称', '代码', '本期实际', '本年累计'],
  ['一、收到申请总数', '01', '12', '30'],
  ['（一）当面申请数量', '02', '', '7'],
  ['二、办结申请总数', '03', '-', '21'],
];
const BEFORE = ['依申请公开工作季度统计表', '计量单位：件'];

describe('from a sample', () => {
  test.each(Object.keys(FORMATS))(
    '%s: the form goes to stdout, notes to stderr, and the sample converts by it',
    async (format) => {
      writeFileSync(at(`sample.${format}`), (await FORMATS[format]?.(BEFORE, ROWS)) ?? '');
      const { code, stdout, stderr } = await gouji('forms', 'draft', at(`sample.${format}`), '--name', 'requests');
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ name: 'requests', tables: [{ key: 'requests', codes: ['代码'] }] });
      expect(stderr).toContain(
        'drafted 1 tables, 3 rows, 2 columns\nthe sample converts with it: all of its 6 figures come out\nplease check:\n',
      );
      lay({ 'requests.json': stdout });
      const { stdout: json } = await gouji(
        'convert',
        '--stdout',
        'json',
        '-q',
        '--form',
        at('requests.json'),
        at(`sample.${format}`),
      );
      const { form, figures } = JSON.parse(json);
      expect(form).toBe('requests');
      expect(
        figures.map(({ row, column, value, status }: Record<string, unknown>) => [row, column, value, status]),
      ).toEqual([
        ['row_01', 'column_1', 12, 'read'],
        ['row_01', 'column_2', 30, 'read'],
        ['row_02', 'column_1', null, 'blank'],
        ['row_02', 'column_2', 7, 'read'],
        ['row_03', 'column_1', null, 'not_applicable'],
        ['row_03', 'column_2', 21, 'read'],
      ]);
    },
  );

  const cells = [...BEFORE, ...ROWS.flat()].join('\n');

  test('a cell a line', async () => {
    lay({ 'lines.txt': cells, 'blank.txt': cells.replaceAll(/^(?:12|30|7|-|21)$/gm, '') });
    const [filled, blank] = [
      await gouji('forms', 'draft', at('lines.txt')),
      await gouji('forms', 'draft', at('blank.txt')),
    ];
    expect(filled.stderr).toContain('drafted 1 tables, 3 rows, 2 columns\nthe sample converts with it: all of its 6');
    expect(blank.stderr).toContain('a cell a line and not one figure');
    expect(blank.stdout.replaceAll('blank', 'lines')).toBe(filled.stdout);
  });

  test('a cell a line, empty ones lost: the way out is named', async () => {
    lay({ 'lost.txt': cells.replaceAll(/^(?:12|30|7|-|21)\n/gm, '') });
    const { code, stderr } = await gouji('forms', 'draft', at('lost.txt'));
    expect(code).toBe(2);
    expect(stderr).toContain('keep the blank lines of empty cells, or put a 0 into each');
  });

  test('-o writes a file that check takes, a row a line, its name from the sample’s', async () => {
    writeFileSync(at('Q1 Blank.html'), (await FORMATS.html?.(BEFORE, ROWS)) ?? '');
    const { stdout, stderr } = await gouji(
      'forms',
      'draft',
      at('Q1 Blank.html'),
      '-o',
      at('mine.json'),
      '--lang',
      'zh',
    );
    expect([stdout, stderr]).toEqual(['', expect.stringContaining(`已写入 ${at('mine.json')}\n`)]);
    expect(readFileSync(at('mine.json'), 'utf8')).toContain(
      '\n            { "key": "row_03", "label": "二、办结申请总数", "en": "二、办结申请总数", "code": "03" }\n',
    );
    expect((await gouji('forms', 'check', at('mine.json'))).stdout).toContain('right; q1-blank, 1 tables, 6 figures');
  });

  test('a form of that name is a mistake that is said', async () => {
    writeFileSync(at('a.html'), (await FORMATS.html?.(BEFORE, ROWS)) ?? '');
    const { code, stderr } = await gouji('forms', 'draft', at('a.html'), '--name', 'foi-2021');
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('there is a form of the name foi-2021 already (name_taken)'),
    ]);
  });

  test.each([
    [['forms', 'draft'], 'draft needs a sample, or --from-run'],
    [['forms', 'draft', 'nowhere.docx'], 'no such file or folder'],
    [['forms', 'draft', 'package.json', '--base', 'foi-2021'], '--base goes with --from-run only'],
    [['forms', 'draft', 'package.json', '--from-run', 'out'], 'a sample and --from-run exclude each other'],
    [['forms', 'draft', 'LICENSE'], 'no table to draft a form from was found in LICENSE'],
    [['forms', 'draft', '--from-run', 'src'], 'src holds no output of gouji'],
  ])('%j ends with 2', async (argv, said) => {
    expect(await gouji(...argv)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(said) });
  });

  test('a file that cannot be read is named with the reason', async () => {
    lay({ 'empty.txt': '' });
    expect(await gouji('forms', 'draft', at('empty.txt'))).toMatchObject({ code: 2, stderr: 'the file is empty\n' });
  });
});

describe('from a run', () => {
  const report = (...rows: string[]): string =>
    [
      '二、主动公开政府信息情况',
      '第二十条第（一）项',
      '信息内容\t本年制发件数\t本年废止件数\t现行有效件数',
      '规章\t0\t0\t0',
      ...rows,
      '行政规范性文件\t1\t2\t3',
      '',
    ].join('\n');

  beforeEach(async () => {
    lay({
      'in/a.txt': report('区级会议纪要\t4\t5\t6'),
      'in/b.txt': report('区级 会议纪要\t7\t8\t9', '其他政策性文件\t1\t1\t1'),
      'in/c.txt': report(),
    });
    await gouji('convert', at('in'), '-o', at('out'), '-q');
  });

  test('the rows that the forms lack are counted, with an example and the row that is nearest', async () => {
    const { code, stdout } = await gouji('forms', 'draft', '--from-run', at('out'));
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      '2 documents  disclosure  foi-2021  "区级会议纪要"  e.g. a.txt L5',
      expect.stringMatching(/^1 documents {2}disclosure {2}foi-2021 {2}"其他政策性文件" {2}e\.g\. b\.txt L6/),
      '',
    ]);
    expect((await gouji('forms', 'draft', '--from-run', at('out'), '--lang', 'zh')).stdout).toContain(
      '2 份文件  disclosure  foi-2021  “区级会议纪要”  如 a.txt L5',
    );
  });

  test('--base prints that form with them added, and the place’s reports read by it have no local rows', async () => {
    const { code, stderr } = await gouji(
      'forms',
      'draft',
      '--from-run',
      at('out'),
      '--base',
      'foi-2021',
      '-o',
      at('mine.json'),
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining('the row "区级会议纪要" was added (e.g. a.txt L5)')]);
    expect((await gouji('forms', 'check', at('mine.json'))).stdout).toContain(
      'right; foi-2021-local, 3 tables, 206 figures',
    );
    const { form } = await convertedAgain();
    expect(form).toBe('foi-2021-local');
    expect(filesOf(at('again'))['disclosure.csv']).toMatch(
      /^b\.txt,foi-2021-local,,,local_1,区级会议纪要,false,7,8,9/m,
    );
    expect((await gouji('forms', 'draft', '--from-run', at('again'), '--form', at('mine.json'))).stdout).toContain(
      'every row in',
    );
  });

  const convertedAgain = async () => {
    await gouji('convert', at('in'), '-o', at('again'), '-q', '--form', at('mine.json'));
    return JSON.parse(filesOf(at('again'))['reports/b.json'] ?? '{}');
  };

  test('a form that there is not is named with those that there are', async () => {
    expect((await gouji('forms', 'draft', '--from-run', at('out'), '--base', 'x')).stderr).toContain(
      'there is no form x; there are foi-2021',
    );
  });
});
