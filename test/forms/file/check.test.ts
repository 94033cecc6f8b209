/** `checkForm`: every mistake is named with its line and column, and a form without any is taken. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { checkForm, MISTAKES, mistakeText, type Schema } from '../../../src/forms/file/index.js';
import { FORMS } from '../../../src/forms/index.js';

const schema = JSON.parse(readFileSync('schema/form.schema.json', 'utf8')) as Schema;
const files = readdirSync('src/forms').filter((name) => name.endsWith('.json'));

test.each(files)('%s has no mistake', (name) => {
  const { form, mistakes } = checkForm(readFileSync(`src/forms/${name}`, 'utf8'), schema);
  expect(mistakes).toEqual([]);
  expect(form).toEqual(FORMS.find((known) => `${known.name}.json` === name));
});

const SMALL = `{
  "name": "quarterly",
  "title": { "zh": "季度统计表", "en": "Quarterly statistics" },
  "source": "（示例）",
  "years": { "from": 2014, "to": 2018 },
  "sections": [{ "key": "requests", "label": "一、申请", "table": "requests" }],
  "tables": [
    {
      "key": "requests",
      "title": { "zh": "申请", "en": "Requests" },
      "layout": "down",
      "head": ["指标"],
      "columns": [
        { "key": "current", "label": "本期实际", "en": "current", "unit": "件" },
        { "key": "to_date", "label": "本年累计", "en": "to date", "unit": "件" }
      ],
      "blocks": [
        {
          "columns": ["current", "to_date"],
          "rows": [
            { "key": "received", "label": "收到申请数", "en": "Received" },
            {
              "key": "closed",
              "label": "办结",
              "en": "Closed",
              "rows": [
                { "key": "on_time", "label": "按时办结数", "en": "On time" },
                { "key": "late", "label": "延期办结数", "en": "Late" }
              ]
            }
          ]
        }
      ]
    }
  ],
  "relations": [
    {
      "name": "all",
      "table": "requests",
      "for": "each_column",
      "equation": "received = closed.*",
      "zh": "收到 = 办结",
      "en": "received = closed"
    }
  ]
}
`;

/** `line:column code`, after the first occurrence of a text was replaced. */
function mistakesWith(found: string, put: string, lang: 'zh' | 'en' = 'en'): string[] {
  expect(SMALL).toContain(found);
  return mistakesOf(
    SMALL.replace(found, () => put),
    lang,
  );
}

const mistakesOf = (text: string, lang: 'zh' | 'en' = 'en'): string[] =>
  checkForm(text, schema, FORMS).mistakes.map(
    ({ line, column, ...mistake }) => `${line}:${column} ${mistake.code}: ${mistakeText(mistake, lang)}`,
  );

test('a form without mistakes is taken', () => {
  expect(mistakesOf(SMALL)).toEqual([]);
  expect(checkForm(SMALL, schema).form?.tables[0]?.key).toBe('requests');
});

describe('the text of the file', () => {
  test.each([
    ['a byte-order mark', '{\n', '\ufeff{\n', '1:1 byte_order_mark'],
    ['a full-width colon', '"name":', '"name"：', '2:9 wide_punctuation: full-width "："; JSON wants :'],
    ['a full-width comma', '"quarterly",', '"quarterly"，', '2:22 wide_punctuation'],
    ['a full-width bracket', '["指标"]', '［"指标"］', '12:15 wide_punctuation'],
    ['curly quotes', '"quarterly"', '“quarterly”', '2:11 wrong_quotes: the quote “ is none of JSON; use "'],
    ['single quotes', '"quarterly"', "'quarterly'", '2:11 wrong_quotes'],
    ['a property without quotes', '"name":', 'name:', '2:3 quotes_missing: name must stand in double quotes'],
    ['a value without quotes', '"down"', 'down', '11:17 quotes_missing'],
    ['a comment', '"name"', '// the name\n  "name"', '2:3 comment'],
    ['a comment between', '"quarterly"', '/* new */ "quarterly"', '2:11 comment'],
    ['a comma behind the last item', '"to": 2018 }', '"to": 2018, }', '5:38 comma_at_end'],
    ['a comma behind the last, a comment and a line end', '"Late" }', '"Late" }, // more\n', '28:66 comma_at_end'],
    ['a comma missing', '"quarterly",', '"quarterly"', '3:3 comma_missing'],
    ['a colon missing', '"name": ', '"name" ', '2:10 colon_missing'],
    ['a value missing', '"from": 2014', '"from": ', '5:22 value_missing'],
    ['a quote missing', '"quarterly",', '"quarterly,', '2:11 string_open'],
    ['a line break in a text', '"Quarterly statistics"', '"Quarterly\n statistics"', '3:35 string_open'],
    ['a tab in a text', '"Quarterly statistics"', '"Quarterly\tstatistics"', '3:35 control_character'],
    ['a wrong escape', '"（示例）"', '"C:\\dir"', '4:13 escape_wrong'],
  ])('%s', (_, found, put, said) => {
    expect(mistakesWith(found, put)[0]).toMatch(new RegExp(`^${said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  });

  test('one mistake leads to no others where it can be put right', () => {
    const wrong = SMALL.replace('"name":', '“name”：')
      .replace('"quarterly",', "'quarterly'， // mine")
      .replace('2018 }', '2018, }');
    expect(mistakesOf(wrong).map((said) => said.split(' ')[1])).toEqual([
      'wrong_quotes:',
      'wide_punctuation:',
      'wrong_quotes:',
      'wide_punctuation:',
      'comment:',
      'comma_at_end:',
    ]);
  });

  test('what is cut off, empty, too deep or too large', () => {
    expect(mistakesOf(SMALL.slice(0, -3))).toEqual([expect.stringMatching(/^45:\d+ bracket_missing: a \} is missing/)]);
    expect(mistakesOf(' \n')).toEqual(['1:1 empty: the file is empty']);
    expect(mistakesOf('['.repeat(100_000))).toEqual(['1:1 too_deep: nested deeper than 64 levels']);
    expect(mistakesOf('"'.repeat(2_000_001))).toEqual([expect.stringContaining('too_large')]);
    expect(mistakesOf('[1]')).toEqual(['1:1 type_wrong: must be an object { }, and is a list [ ]']);
    expect(mistakesOf(`${SMALL}{}`)).toEqual([expect.stringContaining('rest')]);
  });
});

describe('what a form must hold', () => {
  test.each([
    [
      'a property misspelt',
      '"columns": [\n',
      '"colums": [\n',
      '13:7 property_unknown: there is no property colums; did you mean columns?',
    ],
    [
      'a property that nobody knows',
      '"layout"',
      '"colour": 1, "layout"',
      '11:7 property_unknown: there is no property colour',
    ],
    ['a property missing', '"source": "（示例）",', '', '1:1 property_missing: the property source is missing'],
    [
      'a property twice',
      '"layout"',
      '"key": "x", "layout"',
      '11:7 property_repeated: the property key stands here twice',
    ],
    ['a number for a text', '"label": "收到申请数"', '"label": 1', '21:43 type_wrong: must be a text, and is a number'],
    ['a text for a number', '2014', '"2014"', '5:22 type_wrong: must be a whole number, and is a text'],
    ['a text for a list', '["指标"]', '"指标"', '12:15 type_wrong: must be a list [ ], and is a text'],
    [
      'a value that there is not',
      '"each_column"',
      '"each_colum"',
      '40:14 value_unknown: "each_colum" is none of each_row, each_column; did you mean each_column?',
    ],
    ['a key with capitals', '"key": "received"', '"key": "Received"', '21:22 key_wrong'],
    ['a name with a space', '"quarterly"', '"my form"', '2:11 name_wrong'],
    ['a space before a text', '"收到申请数"', '" 收到申请数"', '21:43 text_wrong'],
    ['an equation with a difference', 'received = closed.*', 'received - closed.* = closed.*', '41:19 equation_wrong'],
    ['a year out of range', '2018', '20188', '5:34 number_range: 20188 is not between 2000 and 2100'],
    [
      'a block without rows',
      /"rows": \[\n {12}\{[\s\S]*?\n {10}\]/.exec(SMALL)?.[0] ?? '',
      '"rows": []',
      '20:19 list_empty',
    ],
    ['a row without key', '"key": "received", ', '', '21:13 one_missing: one of key, rows is missing'],
  ])('%s', (_, found, put, said) => {
    expect(mistakesWith(found, put)).toContainEqual(
      expect.stringMatching(new RegExp(`^${said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)),
    );
  });

  test('a misspelt property is not missing as well', () => {
    expect(mistakesWith('"layout"', '"layuot"')).toHaveLength(1);
  });

  test('the schema is kept to as ajv keeps to it', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const junk = fc.constantFrom<unknown>(null, 1, 'x', ' x', 'A', [], {}, true, 'a + b', 2014.5, ['x', 'x'], 'down');
    const paths = pathsOf(JSON.parse(SMALL));
    const changes = fc.array(fc.tuple(fc.nat(paths.length - 1), fc.oneof(junk, fc.constant(undefined))), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(changes, (all) => {
        const form = JSON.parse(SMALL);
        for (const [index, value] of all) put(form, paths[index] ?? [], structuredClone(value));
        const text = JSON.stringify(form);
        const isRight = validate(JSON.parse(text));
        const codes = checkForm(text, schema).mistakes.map(({ code }) => code);
        const ofSchema = codes.filter((code) => !MEANING.includes(code));
        expect([text, ofSchema.length === 0]).toEqual([text, isRight]);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Codes of what the schema cannot see. */
const MEANING = Object.keys(MISTAKES).slice(Object.keys(MISTAKES).indexOf('name_taken'));

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key])),
  ];
}

function put(form: unknown, path: readonly string[], value: unknown): void {
  const [last = '', ...before] = [...path].reverse();
  let at = form as Record<string, unknown> | undefined;
  for (const key of before.reverse()) at = at?.[key] as typeof at;
  if (typeof at !== 'object' || at === null) return;
  if (value === undefined && !Array.isArray(at)) delete at[last];
  else at[last] = value;
}

describe('what a form means', () => {
  test.each([
    [
      'a name that is taken',
      '"quarterly"',
      '"foi-2021"',
      '2:11 name_taken: there is a form of the name foi-2021 already',
    ],
    [
      'a row key twice',
      '"key": "late"',
      '"key": "on_time"',
      '28:26 key_repeated: the key closed.on_time is taken, in line 27',
    ],
    [
      'a column key twice',
      '"key": "to_date"',
      '"key": "current"',
      '15:18 key_repeated: the key current is taken, in line 14',
    ],
    [
      'a table named like a file of the output',
      '"key": "requests",\n      "title"',
      '"key": "cells",\n      "title"',
      '9:14 key_reserved',
    ],
    ['a column named like one of every table', '"key": "current"', '"key": "year"', '14:18 key_reserved'],
    [
      'a section with a table that there is not',
      '"table": "requests" }',
      '"table": "request" }',
      '6:63 table_unknown: there is no table request; did you mean requests?',
    ],
    [
      'a relation of a table that there is not',
      '"table": "requests",',
      '"table": "x",',
      '39:16 table_unknown: there is no table x',
    ],
    [
      'a block with a column that there is not',
      '["current", ',
      '["curent", ',
      '19:23 column_unknown: the table requests has no column curent; did you mean current?',
    ],
    ['a column in no block', '["current", "to_date"]', '["current"]', '15:18 column_unused'],
    ['years the wrong way round', '2014', '2020', '5:12 years_reversed'],
    [
      'a relation with a row that there is not',
      'received =',
      'recieved =',
      '41:20 row_unknown: the table requests has no row recieved; did you mean received?',
    ],
    [
      'a relation with a group that there is not',
      'closed.*',
      'close.*',
      '41:31 row_unknown: the table requests has no row close.*; did you mean closed.*?',
    ],
    ['a relation with nothing to check', 'received = closed.*', 'received = received', '41:31 relation_trivial'],
    [
      'a relation with a row twice',
      'received = closed.*',
      'received = closed.* + closed.late',
      '41:42 relation_trivial: closed.late',
    ],
    [
      'a label that another is',
      '"延期办结数"',
      '"（二）按时 办结数："',
      '28:43 label_ambiguous: "（二）按时 办结数：" cannot be told from "按时办结数" in line 27',
    ],
    [
      'an alias that another label is',
      '"en": "Late"',
      '"en": "Late", "aliases": ["收到申请数"]',
      '28:78 label_ambiguous',
    ],
    ['a label of a column that a word of the head is', '["指标"]', '["指标", "本期实际"]', '14:38 label_ambiguous'],
    ['a label without letters', '"收到申请数"', '"——"', '21:43 label_empty'],
    [
      'blocks without label',
      '"blocks": [\n',
      '"blocks": [\n{ "columns": ["current"], "rows": [{ "key": "a", "label": "甲方", "en": "a" }] },\n',
      '18:1 property_missing: the property label is missing',
    ],
  ])('%s', (_, found, change, said) => {
    expect(mistakesWith(found, change)).toContainEqual(
      expect.stringMatching(new RegExp(`^${said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)),
    );
  });

  test('a relation of columns that no row has together is never checked', () => {
    const [first, second] = ['current', 'to_date'].map(
      (column) =>
        `{ "label": "${column}", "columns": ["${column}"], "rows": [{ "key": "${column}", "label": "${column}", "en": "x" }] }`,
    );
    const text = SMALL.replace(/"blocks": \[[\s\S]*?\n {6}\]/, `"blocks": [${first}, ${second}]`)
      .replace('each_column', 'each_row')
      .replace('received = closed.*', 'current = to_date');
    expect(mistakesOf(text)).toEqual([expect.stringContaining('relation_idle')]);
  });

  test.each([
    ['"for": "each_column",', '"for": "each_column", "columns": ["to_date"],', []],
    ['"for": "each_column",', '"for": "each_column", "columns": ["to_dat"],', ['column_unknown']],
    ['"for": "each_column",', '"for": "each_column", "columns": [],', ['list_empty']],
    [
      '"for": "each_column",',
      '"for": "each_row", "columns": ["to_date"],',
      ['columns_idle', 'column_unknown', 'column_unknown'],
    ],
  ])('a relation limited to columns: %s → %s', (found, put, codes) => {
    expect(mistakesWith(found, put).map((text) => /^\d+:\d+ (\w+)/.exec(text)?.[1])).toEqual(codes);
  });

  test.each([
    ['in two groups', '"key": "other_late", "label": "延期办结数"', []],
    ['in a group and in none', null, ['label_ambiguous']],
  ])('rows of one label %s', (_, inGroup, codes) => {
    const row = (text: string): string => `{ ${text}, "en": "x" }`;
    const more =
      inGroup === null
        ? row('"key": "late_again", "label": "延期办结数"')
        : `{ "key": "other", "label": "其他", "en": "Other", "rows": [${row(inGroup)}] }`;
    const found = mistakesWith(
      '"label": "收到申请数", "en": "Received" },',
      `"label": "收到申请数", "en": "Received" }, ${more},`,
    );
    expect(found.map((text) => /^\d+:\d+ (\w+)/.exec(text)?.[1])).toEqual(codes);
  });

  test('labels are told apart by their numbers where both have one: 3.其他 is not 4.其他', () => {
    const numbered = SMALL.replace('"按时办结数"', '"3.其他"').replace('"延期办结数"', '"4.其他"');
    expect(mistakesOf(numbered)).toEqual([]);
  });
});

test('every mistake is said in Chinese as well', () => {
  expect(mistakesWith('"columns": [\n', '"colums": [\n', 'zh')).toEqual([
    '13:7 property_unknown: 没有属性“colums”，是否为“columns”？',
  ]);
});

test('no text at all makes it fail otherwise than by mistakes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'{}[]":,\\\n \'“”：，/*#eE1-.tфалse名'.split('')), maxLength: 60 }),
      (text) => {
        const { form, mistakes } = checkForm(text, schema);
        expect((form === undefined) === mistakes.length > 0).toBe(true);
      },
    ),
    { numRuns: 3_000 },
  );
});

describe('what stands beside the relations', () => {
  /** The small form with one property more, on line 46, from column 3 on. */
  const having = (property: string): string[] => mistakesOf(SMALL.replace(/\n\}\n$/, () => `,\n  ${property}\n}\n`));
  const between = (more: string, list = 'between_years') =>
    having(
      `"${list}": [${JSON.stringify({
        ...{
          name: 'on',
          table: 'requests',
          for: 'each_column',
          equation: 'previous(received) = received',
          zh: '甲',
          en: 'a',
        },
        ...JSON.parse(`{${more}}`),
      })}]`,
    );

  test.each<[string, string, string | null]>([
    ['nothing wrong', '"for": "each_column"', null],
    ['an unknown table', '"table": "request"', 'table_unknown: there is no table request; did you mean requests?'],
    [
      'an unknown row within brackets',
      '"equation": "previous(receved) = received"',
      'row_unknown: the table requests has no row receved; did you mean received?',
    ],
    ['an unknown group', '"equation": "previous(open.*) = received"', 'row_unknown'],
    ['units between years', '"equation": "units(received) = received"', 'term_misplaced: units(…) has no meaning'],
    ['no other report', '"equation": "closed.* = received"', 'term_needed'],
    [
      'a term twice of one report',
      '"equation": "previous(received) + previous(received) = received"',
      'relation_trivial',
    ],
    ['the name of a relation', '"name": "all"', 'key_repeated: the key all is taken, in line 38'],
  ])('between years: %s', (_, more, said) => {
    const found = between(more);
    if (said === null) expect(found).toEqual([]);
    else expect(found[0]).toMatch(new RegExp(`^46:\\d+ ${said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  });

  test('the place within an equation', () => {
    const [found = ''] = between('"equation": "previous(receved) = received"');
    const line = '  "between_years": [{"name":"on","table":"requests","for":"each_column","equation":"previous(';
    expect(found).toMatch(new RegExp(`^46:${line.length + 1} `));
  });

  test('units: the year before has no meaning there', () => {
    expect(between('"for": "each_column"', 'across_units')[0]).toContain('term_misplaced');
  });

  const prose = (mention: string) =>
    having(`"prose": { "words": [{ "name": "got", "words": ["收到"] }], "mentions": [{ ${mention} }] }`);
  const FIGURE = '"figures": "requests/received/current"';

  test.each<[string, string, string | null]>([
    ['nothing wrong', `${FIGURE}, "phrases": ["{got}[的/了](申请/申报)N"], "none": ["未{got}"]`, null],
    ['a group', '"figures": "requests/closed.*/current", "phrases": ["办结N"]', null],
    ['an unknown table', '"figures": "request/received/current", "phrases": ["收到N"]', 'table_unknown'],
    ['an unknown row', '"figures": "requests/recieved/current", "phrases": ["收到N"]', 'row_unknown'],
    [
      'an unknown column of a sum',
      `"figures": "requests/received/current + requests/received/curent", "phrases": ["收到N"]`,
      'column_unknown',
    ],
    [
      'unknown words',
      `${FIGURE}, "phrases": ["{gott}N"]`,
      'words_unknown: no words are listed under gott; did you mean got?',
    ],
    ['a bracket open', `${FIGURE}, "phrases": ["收到[的N"]`, 'phrase_wrong'],
    ['brackets of two kinds', `${FIGURE}, "phrases": ["收到[的)N"]`, 'phrase_wrong'],
    ['an empty choice', `${FIGURE}, "phrases": ["收到(的/)N"]`, 'phrase_wrong'],
    ['a choice without brackets', `${FIGURE}, "phrases": ["收到/接到N"]`, 'phrase_wrong'],
    ['no number', `${FIGURE}, "phrases": ["收到申请"]`, 'number_needed'],
    ['two numbers', `${FIGURE}, "phrases": ["收到N申请N"]`, 'number_needed'],
    ['a number where there is none', `${FIGURE}, "none": ["未收到N"]`, 'number_idle'],
  ])('prose: %s', (_, mention, said) => {
    const found = prose(mention);
    if (said === null) expect(found).toEqual([]);
    else expect(found[0]).toMatch(new RegExp(`^46:\\d+ ${said}`));
  });

  const PERIOD = '"key": "period", "kind": "period", "label": "统计期限"';
  test.each<[string, string[], string | null]>([
    ['nothing wrong', ['"key": "office"'], null],
    ['further labels of a known field', ['"key": "telephone", "kind": "telephone", "label": "热线"'], null],
    ['a key twice', ['"key": "office"', '"key": "office", "label": "科室"'], 'key_repeated'],
    ['a column of reports.csv', ['"key": "outcome"'], 'key_reserved'],
    ['a known field of another kind', ['"key": "telephone"'], 'kind_differs'],
    ['a label of a known field', ['"key": "office", "label": "电话"'], 'field_label_taken'],
    ['a label without letters', ['"key": "office", "label": "——"'], 'label_empty'],
    ['a kind that there is not', ['"key": "office", "kind": "phone"'], 'value_unknown'],
    [
      'words of a title',
      ['"key": "title", "kind": "title", "label": "标题", "about": ["热线[诉求]办理"], "ends": ["季报"]'],
      null,
    ],
    [
      'words of a period',
      [`${PERIOD}, "in_title": ["YYYY年第Q季度"], "phrases": ["YYYY年M月D日…[YYYY年]M月D日"]`],
      null,
    ],
    ['words of a title elsewhere', ['"key": "office", "about": ["热线"]'], 'field_idle'],
    [
      'a title with a bracket open',
      ['"key": "title", "kind": "title", "label": "标题", "ends": ["(季报"]'],
      'phrase_wrong',
    ],
    ['no wording', ['"key": "title", "kind": "title", "label": "标题", "ends": []'], 'list_empty'],
    ['a period without a year', [`${PERIOD}, "in_title": ["第Q季度"]`], 'period_wrong'],
    ['a period of a year alone', [`${PERIOD}, "phrases": ["YYYY年"]`], 'period_wrong'],
    ['a period of a day without a month', [`${PERIOD}, "phrases": ["YYYY年D日"]`], 'period_wrong'],
    ['a period of a quarter and a month', [`${PERIOD}, "phrases": ["YYYY年第Q季度M月"]`], 'period_wrong'],
  ])('fields: %s', (_, fields, said) => {
    const found = having(
      `"fields": [${fields
        .map((one) => {
          const base = { kind: 'text', label: '经办科室', en: 'office' };
          return JSON.stringify({ ...base, ...JSON.parse(`{${one}}`) });
        })
        .join(', ')}]`,
    );
    if (said === null) expect(found).toEqual([]);
    else expect(found[0]).toMatch(new RegExp(`^46:\\d+ ${said}`));
  });
});
