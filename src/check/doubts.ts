/**
 * Why a count in the prose may be another one than that of the table: it is then not compared. A false alarm costs more
 * than a difference that goes unsaid. Tables, read from top to bottom; the text is one sentence without spaces.
 */

/** Words of the clause itself, whatever stands before or behind the count in it. */
const OF_CLAUSE: readonly [why: string, words: RegExp][] = [
  [
    'compared with another year',
    /同比|相比|比[上去前]|较[上去前2]|与[上去前]年|增[加长]|减少|下降|上升|降低|提[高升]|持平/u,
  ],
  ['more years than one', /累计|历年|以来|至今|近[两二三四五几]年|[两三四五]年[来间内]|年均|平均/u],
  ['last year, unless what it left over', /去年|往年|前年|同期|上一?年度?(?!度?结转|度?转)/u],
  ['a part of the year', /季度|半年|(?<!\d)\d{1,2}月(?!31日|底|末|1日)/u],
  ['a channel', /通过|网络|网上|在线|线上|线下|信函|邮[寄件箱]|当面|现场|传真|窗口|电话|平台/u],
  ['a kind of applicant', /自然人|企业|科研|公益|律师|法律服务/u],
  ['no count of its own', /约|大概|不足|超过?|逾|部分(?!公开)|分别|各(?=\d)/u],
  ['refused or unpaid', /不予受理|[未不]受理|收费|费用|缴/u],
  ['in the name of somebody', /名义|代|牵头|联合|党/u],
  ['a plan', /计划|拟|预计|力争|目标/u],
];

/** Words of the sentence, up to the end of the clause, or where the clause itself does not name the subject, of what leads to it. */
const OF_SUBJECT: readonly [why: string, words: RegExp][] = [
  [
    'other authorities',
    /各(?:级|部门|单位|乡|镇|街道|县|区|市|科室|分局|处室)|全[省市县区州旗镇乡系]|[下所直]属|辖区|[省市县区]直|[省市县区]级|其[他它](?:部门|单位|机关)/u,
  ],
];

/** Behind a phrase that says there is none: what there was none of is something else. */
const OF_NONE = /败诉|纠|撤销|责令|违法|确认|投诉|举报|超期|逾期|责任|问题|重大/u;

/** Other things that are received, handled and answered. Whatever was named last is what the count is of. */
export const OTHER_MATTERS =
  /建议|提案|议案|信访|来信|举报|投诉|咨询|留言|热线|诉求|许可|处罚|办件|工单|稿件|案件查处/gu;

/** 其中 begins the parts of what stands before. */
const PARTS = /其中/u;

export interface Said {
  /** What says whose requests they are: the sentence up to the end of the clause, or more. */
  subject: string;
  clause: string;
  /** The sentence up to the phrase. */
  before: string;
  none: boolean;
  /** The mention is of a part: 其中 before it is no doubt. */
  part: boolean;
}

/** Whether something in a sentence makes a count doubtful; years are looked at by `otherYear`. */
export function isDoubtful({ subject, clause, before, none, part }: Said): boolean {
  if (OF_CLAUSE.some(([, words]) => words.test(clause)) || OF_SUBJECT.some(([, words]) => words.test(subject)))
    return true;
  return (none && OF_NONE.test(clause)) || (!part && PARTS.test(before));
}

const YEARS = /(20\d{2})年/gu;

/**
 * Whether the text that leads to a count is about another year than the report, or about a year that cannot be compared.
 * `2022年,我局共收到…`: the last year named counts for what follows; in the sentence itself no other may stand.
 */
export function otherYear(passage: string, sentence: string, year: number | null): boolean {
  const last = [...passage.matchAll(YEARS)].at(-1)?.[1];
  const own = [...sentence.matchAll(YEARS)].map(([, text]) => text);
  return [last, ...own].some((text) => text !== undefined && Number(text) !== year);
}
