/** A form drafted from a sample is right by the schema and converts that very sample, every figure and every blank. */
import { readFileSync } from 'node:fs';
import { type Draft, draftForm, noteText } from '../../src/draft/index.js';
import { trialOf } from '../../src/draft/trial.js';
import { formJson } from '../../src/forms/file/format.js';
import { checkForm } from '../../src/forms/file/index.js';
import { flattenRows } from '../../src/forms/form.js';
import { convert, FORMS } from '../../src/index.js';
import { read } from '../../src/read/index.js';
import { sniff } from '../../src/read/sniff.js';
import { FORMATS, type Rows } from './samples.js';

const schema = JSON.parse(readFileSync('schema/form.schema.json', 'utf8'));

async function drafted(bytes: Uint8Array): Promise<Draft> {
  const draft = draftForm(await read(bytes, sniff(bytes)), 'sample');
  if (draft === null) throw new Error('nothing was drafted');
  expect(checkForm(formJson(draft.form), schema, FORMS).mistakes).toEqual([]);
  return draft;
}

/** What comes out otherwise than it stands in the sample. */
async function wrongIn(bytes: Uint8Array, draft: Draft) {
  const { reports } = await convert(bytes, { forms: [...FORMS, draft.form] });
  const { figures, wrong } = trialOf(draft, reports);
  expect(figures).toBe(draft.cells.length);
  return wrong;
}

interface Sample {
  before: readonly string[];
  rows: Rows;
  /** Keys of the rows and columns that are expected. */
  keys: string[];
  columns: string[];
  /** Formats that lose what the form is made of. */
  not?: string[];
}

const SAMPLES: Record<string, Sample> = {
  'codes behind the labels, numbering': {
    before: ['依申请公开工作季度统计表', '计量单位：件'],
    rows: [
      ['指标名称', '代码', '本期实际', '本年累计'],
      ['甲', '乙', '1', '2'],
      ['一、收到申请总数', '01', '120', '480'],
      ['（一）当面申请', '02', '', '3'],
      ['（二）网络申请', '03', '118', '-'],
      ['二、办结申请总数', '04', '', ''],
      ['其中：按期办结', '05', '7', '8'],
      ['延期办结', '06', '07', '1,200'],
      ['三、被投诉举报总数', '07', '0', '0'],
    ],
    keys: ['row_01', 'row_02', 'row_03', 'row_04', 'row_05', 'row_06', 'row_07'],
    columns: ['本期实际 件', '本年累计 件'],
  },
  'groups merged downwards, with rows of the same label; a share': {
    before: ['某县热线诉求办理月报表', '计量单位：件'],
    rows: [
      ['诉求类别', '<', '受理', '<', '办理', '<'],
      [null, '<', '本月', '累计', '按期办结', '满意率（%）'],
      ['城乡建设', '物业管理', '12', '40', '10', '98.5%'],
      [null, '其他', '0', '', '0', '/'],
      ['交通出行', '其他', '7', '20', '6', '85.7'],
      ['合计', '<', '19', '61', '16', '100%'],
    ],
    keys: ['row_1_1', 'row_1_2', 'row_2_1', 'row_3'],
    columns: ['受理 › 本月 件', '受理 › 累计 件', '办理 › 按期办结 件', '办理 › 满意率（%） %'],
  },
  'serial numbers and units': {
    before: ['政务新媒体季度统计表'],
    rows: [
      ['序号', '指标', '单位', '数量'],
      ['1', '发布信息总数', '条', '310'],
      ['2', '举办线上活动次数', '次', ''],
      ['3', '运行维护经费总额', '万元', '12.5'],
    ],
    keys: ['row_1', 'row_2', 'row_3'],
    columns: ['数量 declared'],
  },
  'a head of two levels, the same labels under both groups': {
    before: ['信息公开经费季度统计表'],
    rows: [
      ['项目名称', '本期', '<', '本年累计', '<'],
      [null, '笔数（件）', '金额（万元）', '笔数（件）', '金额（万元）'],
      ['印刷公开资料支出', '3', '1.25', '5', '4.5'],
      ['维护公开网站支出', '2', '', '9', '30'],
      ['合计支出金额', '5', '1.25', '14', '34.5'],
    ],
    keys: ['row_1', 'row_2', 'row_3'],
    columns: [
      '本期 › 笔数（件） 件',
      '本期 › 金额（万元） 万元',
      '本年累计 › 笔数（件） 件',
      '本年累计 › 金额（万元） 万元',
    ],
  },
  'labels merged downwards': {
    before: ['查阅场所季度统计表', '单位：个'],
    rows: [
      ['类别', '<', '本季度数', '累计总数'],
      ['公共图书馆', '设有查阅点的馆数', '3', '4'],
      [null, '接待读者的人次数', '120', ''],
      ['国家档案馆', '设有查阅点的档案馆', '1', '1'],
      [null, '接待利用者的人次数', '', '77'],
      ['合计各类场所', '<', '9', '8'],
    ],
    keys: ['row_1_1', 'row_1_2', 'row_2_1', 'row_2_2', 'row_3'],
    columns: ['本季度数 个', '累计总数 个'],
    not: ['tabs', 'pipes'],
  },
  'rows of one label in different groups': {
    before: ['争议处理半年统计表', '单位：件'],
    rows: [
      ['指标名称', '代码', '上半年数', '全年合计数'],
      ['一、行政调解案件', '1', '6', '9'],
      ['（一）调解成功', '2', '4', '5'],
      ['（二）调解未成', '3', '2', '4'],
      ['二、行政裁决案件', '4', '1', '1'],
      ['（一）调解成功', '5', '1', ''],
      ['（二）调解未成', '6', '', '1'],
    ],
    keys: ['row_1', 'row_2', 'row_3', 'row_4', 'row_5', 'row_6'],
    columns: ['上半年数 件', '全年合计数 件'],
  },
};

const cases = Object.entries(SAMPLES).flatMap(([what, sample]) =>
  Object.entries(FORMATS).flatMap(([format, build]) =>
    sample.not?.includes(format) ? [] : [{ what, format, sample, build }],
  ),
);

describe.each(cases)('$what, as $format', ({ sample, build }) => {
  const blankRows = sample.rows.map((row, index) =>
    isHead(sample, index) ? row : row.map((cell, column) => (isFigure(sample, column) && cell !== '<' ? '' : cell)),
  );

  test('the filled sample', async () => {
    const bytes = await build(sample.before, sample.rows);
    const draft = await drafted(bytes);
    const [table] = draft.form.tables;
    expect(flattenRows(draft.form, table as never).map(({ key }) => key)).toEqual(sample.keys);
    expect(
      table?.columns.map(({ group, label, unit }) => `${group === undefined ? '' : `${group} › `}${label} ${unit}`),
    ).toEqual(sample.columns);
    expect(await wrongIn(bytes, draft)).toEqual([]);
  });

  test('the blank sample, whose draft converts the filled one as well', async () => {
    const blank = await build(sample.before, blankRows);
    const draft = await drafted(blank);
    expect(await wrongIn(blank, draft)).toEqual([]);
    const filled = await build(sample.before, sample.rows);
    const own = await drafted(filled);
    expect(await wrongIn(filled, { ...own, form: { ...draft.form } })).toEqual([]);
  });
});

function isHead({ rows }: Sample, index: number): boolean {
  return (
    index <
    rows.findIndex(
      (row, at) => at > 0 && !row.includes(null) && row[0] !== '甲' && row.some((cell) => /^\d/.test(cell ?? '')),
    )
  );
}

function isFigure({ rows, columns }: Sample, column: number): boolean {
  return column >= (rows[0]?.length ?? 0) - columns.length;
}

test('what the draft had to decide is said, in both languages', async () => {
  const sample = SAMPLES['serial numbers and units'] as Sample;
  const { notes } = await drafted((await FORMATS.docx?.(sample.before, sample.rows)) as Uint8Array);
  expect(notes.map(({ code }) => code)).toEqual([
    'title',
    'title_unknown',
    'source',
    'years',
    'serial',
    'units',
    'keys',
    'english',
  ]);
  for (const lang of ['zh', 'en'] as const)
    for (const one of notes) expect(noteText(one, lang)).not.toMatch(/\{|undefined/);
});

test('columns without a label of their own, and further tables, are left out or continued with a note', async () => {
  const head = ['指标名称', '本期实际', '', '本期实际'];
  const rows = [head, ['甲类事项总数', '1', '2', '3'], ['乙类事项总数', '4', '', '6']];
  const one = (await FORMATS.html?.(['某项工作统计表', '单位：件'], rows)) as Uint8Array;
  const more = (await FORMATS.html?.([], [head, ['丙类事项总数', '7', '8', '9']])) as Uint8Array;
  const draft = await drafted(new Uint8Array([...one, ...more]));
  expect(draft.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['column_left_out', 'table_continued']));
  expect(draft.form.tables.map((table) => [table.columns.length, table.blocks[0]?.rows.map(({ key }) => key)])).toEqual(
    [[1, ['row_1', 'row_2', 'row_3']]],
  );
});

test('a row that cannot be told from one before is left out with a note, and the draft is right', async () => {
  const same = (label: string) => [
    ['指标名称', '数量'],
    ['1.其他情况总数', '1'],
    ['2.其他情况总数', '2'],
    [label, '3'],
  ];
  for (const [label, rows] of [
    ['其他情况总数', 2],
    ['1、其他情况总数', 2],
    ['3.其他情况总数', 3],
  ] as const) {
    const { form, notes } = await drafted((await FORMATS.docx?.(['统计表'], same(label))) as Uint8Array);
    expect([label, form.tables[0]?.blocks[0]?.rows.length]).toEqual([label, rows]);
    expect(notes.some(({ code }) => code === 'row_left_out')).toBe(rows === 2);
  }
});

test('two tables under headings of their own are two tables with a section each', async () => {
  const table = (word: string) => [
    ['指标名称', '数量'],
    [`${word}发布总数`, '1'],
    [`${word}更新总数`, ''],
  ];
  const parts = await Promise.all(
    ['一、网站情况', '二、公报情况'].map((heading) => FORMATS.pipes?.([heading], table(heading.slice(2, 4)))),
  );
  const bytes = new Uint8Array(parts.flatMap((part) => [...(part as Uint8Array)]));
  const draft = await drafted(bytes);
  expect(draft.form.sections.map(({ key, label, table: of }) => [key, label, of])).toEqual([
    ['sample', '一、网站情况', 'sample'],
    ['sample_2', '二、公报情况', 'sample_2'],
  ]);
  expect(await wrongIn(bytes, draft)).toEqual([]);
});

test('rows and columns beyond the bounds are left out with a note', async () => {
  const rows = [['指标名称', '数量'], ...Array.from({ length: 600 }, (_, index) => [`指标之${index}号总数`, '1'])];
  const { notes, form } = await drafted((await FORMATS.tabs?.(['统计表'], rows)) as Uint8Array);
  expect(notes.map(({ code }) => code)).toContain('table_cut');
  expect(form.tables[0]?.blocks[0]?.rows).toHaveLength(499);
});

test.each(['docx', 'html'])('a remark behind the figures is none of them, and said: %s', async (format) => {
  const rows = [
    ['指标名称', '数量', '备注'],
    ['网站发布总数', '12', '含上月'],
    ['公报发布总数', '3', ''],
  ];
  const bytes = (await FORMATS[format]?.(['信息发布统计表'], rows)) as Uint8Array;
  const draft = await drafted(bytes);
  expect(await wrongIn(bytes, draft)).toEqual([]);
  const { reports } = await convert(bytes, { forms: [...FORMS, draft.form] });
  const said = reports.flatMap(({ findings }) => findings.filter(({ code }) => code === 'column_unknown'));
  expect(said.map(({ params }) => params.text)).toEqual(['含上月']);
});

describe('what stands between title and table', () => {
  const rows: Rows = [
    ['指标名称', '本半年'],
    ['一、收到申请总数', '1'],
  ];
  const draft = async (...before: string[]) => drafted((await FORMATS.tabs?.(before, rows)) as Uint8Array);

  test.each(['报告期：    年  半年', '统计期：2024年上半年', '统计年度：2024', '所属期：'])(
    '%s is no heading of a section',
    async (line) => {
      const { form } = await draft('云岫县政务公开工作情况半年统计表', '填报单位：', line);
      expect(form.sections.map(({ label }) => label)).toEqual(['云岫县政务公开工作情况半年统计表']);
    },
  );
});

describe('a title that the wordings of reports do not cover', () => {
  const notesOf = async (title: string) => {
    const bytes = (await FORMATS.tabs?.(
      [title],
      [
        ['指标名称', '本期'],
        ['一、收到申请总数', '1'],
      ],
    )) as Uint8Array;
    return (await drafted(bytes)).notes.filter(({ code }) => code === 'title_unknown');
  };

  test('is said, with what to add', async () => {
    const [found] = await notesOf('云岫县政务公开工作情况半年统计表');
    expect(found?.params).toEqual({ text: '云岫县政务公开工作情况半年统计表', end: '统计表' });
    for (const word of ['fields', 'about', 'ends', '"统计表"', 'docs/forms.md'])
      expect(found && noteText(found, 'en')).toContain(word);
  });

  test('one that they cover is not', async () => {
    expect(await notesOf('云岫县2024年政务公开工作季度报告')).toEqual([]);
  });
});
