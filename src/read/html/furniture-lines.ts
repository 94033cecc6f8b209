/** Lines of a web page that belong to the site and not to the document in it, each by a rule that looks at its text alone. */

/**
 * ```
 * 您当前的位置：首页 > 政府信息公开 > 年报      path
 * 字号：[大 中 小]  【打印】 【关闭】           buttons
 * 上一篇：云岫县林业局2021年…年度报告          neighbour
 * 相关文档                                     lead
 * 主题分类：政府信息公开年报                   catalogue
 * 版权所有：云岫县人民政府  网站标识码：…       foot
 * ```
 */
const RULES: readonly [name: string, test: (line: string) => boolean][] = [
  ['path', isPath],
  ['buttons', isButtons],
  [
    'neighbour',
    (line) =>
      /^[【[<《〈«]*\s*(?:上|下|前|后)\s*[一1]\s*(?:篇|条|页|则)(?:文章|信息)?\s*[】\]>》〉»]*\s*(?:[:：]|$)/.test(
        line,
      ),
  ],
  ['lead', (line) => LEAD.test(line)],
  ['catalogue', (line) => CATALOGUE.test(line)],
  ['foot', (line) => !line.includes('。') && FOOT.test(line)],
];

/** Lines longer than this are none of a site. */
const LINE_LENGTH = 400;

/** Whether a line outside of tables is of the site. */
export function isFurnitureLine(line: string): boolean {
  const text = line.trim();
  return text !== '' && text.length <= LINE_LENGTH && RULES.some(([, test]) => test(text));
}

const SEPARATOR = /\s*[>＞»›→]+\s*/;

/** The names of a path have no figures and no more than this many characters. */
const NAME_LENGTH = 30;

function isPath(line: string): boolean {
  if (/^[\s【[]*(?:您|你)?(?:现在|当前|目前)?(?:的|所在的?|所处的?)?位置\s*[:：]/.test(line)) return true;
  if (!/[>＞»›→]/.test(line)) return false;
  const names = line.split(SEPARATOR).filter((name) => name !== '');
  if (names.length < 2 || names.some((name) => name.length > NAME_LENGTH || /^[\d.,%]+$/.test(name))) return false;
  return names.length > 2 || /首页$/.test(names[0] ?? '');
}

const BUTTON =
  /(?:分享|转发)到|(?:打印|关闭|收藏|保存|分享|转发|复制|推荐)(?:本页|本文|此页|窗口|页面|链接|网页|给好友)?|文字大小|字号|字体|大号|中号|小号|新浪微博|腾讯微博|微信|微博|QQ空间|QQ好友|QQ|豆瓣|扫一扫[^。]{0,16}|返回(?:顶部|首页|列表|上一页|上一级|栏目)?|顶部|首页|尾页|上一页|下一页|语音(?:播报|朗读)|朗读|无障碍(?:浏览|阅读)?|长者(?:模式|助手)|登录|注册|设为首页|加入收藏|网站地图|联系我们|关于我们|繁[体體]|简体|RSS订阅|RSS|English|[大中小默认][\s]?|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[:：]\s*\d*\s*次?/gi;

/** No line of buttons has a letter or digit in front of the first one. */
const FIRST_BUTTON = new RegExp(`^[^\\p{L}\\p{N}]*(?:${BUTTON.source})`, 'iu');

/** Nothing but buttons of a page; a single sign such as 大 is none. */
function isButtons(line: string): boolean {
  if (line.length > 200 || line.length < 2) return false;
  if (!FIRST_BUTTON.test(line)) return false;
  return line.replace(BUTTON, '').replace(/[^\p{L}\p{N}]+/gu, '') === '' && /\p{Script=Han}{2}|QQ|English/u.test(line);
}

/** Words over a list of links. */
const LEAD =
  /^[【[]?(?:(?:相关|热点|推荐|最新|图解|更多)(?:文档|链接|信息|阅读|文章|新闻|解读|推荐|内容|公开)|友情链接|站点导航|网站导航|快速导航|扫码阅读|手机阅读)[】\]]?\s*[:：]?$/;

/** What the catalogue of a site says of a document; a class of documents is no title of one. */
const CATALOGUE =
  /^[【[]?(?:信息)?(?:索\s*引\s*号|(?:主题|组配|体裁|信息)?分\s*类|公开类别|信息类别|所属栏目|主\s*题\s*词|关\s*键\s*词)[】\]]?\s*[:：]/;

/** What stands in the foot of every site of an authority, and nowhere else. */
export const FOOT = /ICP\s*备|ICP\s*证|公网安备|网站标识码|版权所有|copyright\s*(?:©|\(c\)|&copy;|\d{4})/i;
