import { FORMS } from '../../src/forms/index.js';
import { type Match, match, matchExact, matchPrefix, matchSimilar } from '../../src/forms/match.js';
import { type TableNames, vocabularyOf } from '../../src/forms/vocabulary.js';

const { tables } = vocabularyOf(FORMS);
const names = (key: string): TableNames => tables.find((table) => table.key === key) as TableNames;
const shown = (found: Match | null): string => (found === null ? 'none' : `${found.name.key} ${found.how}`);

describe('match among the rows of table three', () => {
  test.each([
    ['（一）予以公开', 'granted exact'],
    ['予以公开', 'granted exact'],
    ['二、部分公开', 'granted_in_part exact'],
    ['上年结转申请数量', 'carried_over_in alias'],
    ['合计', 'total_processed alias'],
    ['申请人无正当理由逾期不补正', 'other.correction_overdue alias'],
    ['申请人无正当理由', 'other.correction_overdue prefix'],
    ['申请人逾期未按收费通知要求', 'other.fee_unpaid prefix'],
    ['没有现成信息须另行制作', 'unavailable.requires_creation similar'],
    ['保护第三方合法收益', 'denied.third_party_rights similar'],
    // a beginning that two labels share, or too short a one
    ['申请人', 'none'],
    ['行政', 'none'],
    ['属于', 'none'],
    // 本年新收… and 上年结转… are 0.79 alike: a label halfway between is neither
    ['本年结转政府信息公开申请数量', 'none'],
    ['上年新收政府信息公开申请数量', 'none'],
    ['上年结收政府信息公开申请数量', 'none'],
    ['政府信息公开申请数量', 'none'],
    // known words in another frame
    ['予以公开的说明', 'none'],
    ['其他法律', 'denied.prohibited_by_law prefix'],
    ['其他', 'other.other exact'],
    ['', 'none'],
    ['。', 'none'],
    ['其', 'none'],
  ])('%s is %s', (text, expected) => {
    expect(shown(match(names('applications').rows, text))).toBe(expected);
  });

  test('a label longer than any is not compared', () => {
    expect(match(names('applications').rows, '予以公开'.repeat(500))).toBeNull();
  });
});

describe('match among columns', () => {
  test.each([
    ['disclosure', '现行有效件', 'in_force prefix'],
    ['disclosure', '本年收费金额(元)', 'amount exact'],
    ['disclosure', '本年度收费金额', 'amount similar'],
    ['applications', '法律服务机枸', 'legal_service_agency similar'],
    // 制发 and 废止 are two characters apart: half of each is none
    ['disclosure', '本年制止件数', 'none'],
    ['disclosure', '本年件数', 'none'],
  ])('%s: %s is %s', (table, text, expected) => {
    expect(shown(match(names(table).columns, text))).toBe(expected);
  });
});

test('the second best is told, and its distance', () => {
  const found = matchSimilar(names('applications').rows, '本年新收政府信息公开申清数量');
  expect(found).toMatchObject({ distance: 1, runnerUp: { name: { key: 'carried_over_in' } } });
});

test('each step alone: exact wants the whole, prefix the beginning', () => {
  const { rows } = names('applications');
  expect(matchExact(rows, '予以公')).toBeNull();
  expect(matchPrefix(rows, '结转下年度')?.name.key).toBe('carried_over_out');
  expect(matchPrefix(rows, '下年度继续办理')).toBeNull();
});
