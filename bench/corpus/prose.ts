/** Prose as long as that of real reports, no two paragraphs alike: what is remembered of one report helps little with the next. */
import type { Random } from '../../fuzz/random.js';

const OPENINGS = ['本年度，我单位', '全年', '一年来，我单位', '围绕中心工作，我单位', '对照年度要点，我单位'];
const DEEDS = [
  '通过门户网站发布各类信息N条',
  '更新机构职能、办事指南和服务事项N项',
  '在政务新媒体发布稿件N篇，阅读量N次',
  '组织政策解读N场，回应群众关切N件次',
  '修订公开指南和目录，调整栏目N个',
  '开展业务培训N次，参加N人次',
  '对历年文件清理N件，其中继续有效N件',
  '核查网站链接N处，改正错漏N处',
];
const MANNERS = [
  '做到先审查后公开',
  '由专人登记、专人办理、专人答复',
  '内容更加及时、准确',
  '未发生泄密和责任追究的情况',
  '查阅点设施进一步改善',
  '公开的广度和深度仍有待提高',
  '下一步将完善制度，加强督促检查',
];

/** Paragraphs of some 100 characters each. */
export function paragraphs(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => {
    const deeds = Array.from({ length: 2 + random.below(3) }, () => random.pick(DEEDS));
    const told = `${random.pick(OPENINGS)}${deeds.join('，')}，${random.pick(MANNERS)}。`;
    return told.replaceAll('N', () => String(1 + random.below(900)));
  });
}
