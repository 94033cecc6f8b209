/**
 * What the style sheets in a page hide, written into the elements as their own style, so that the rest of the reader need not know
 * where a style came from. A rule that hides is taken by a plain selector only; one that shows, by the last part of any:
 *
 *     .x, td.x, #x { display: none }        .tabs .x { display: block }
 *     ^ hides                                     ^ shows
 */
import { type AnyNode, type Element, type Document as HtmlDocument, isTag, isText } from 'domhandler';
import { LIMITS } from '../limits.js';

/** Properties that may hide text. */
const PROPERTIES: Readonly<Record<string, (value: string) => boolean>> = {
  display: (value) => value.startsWith('none'),
  visibility: (value) => /^(?:hidden|collapse)/.test(value),
  'mso-hide': (value) => value.startsWith('all'),
  'text-decoration': (value) => value.includes('line-through'),
  'text-decoration-line': (value) => value.includes('line-through'),
};

interface Declaration {
  property: string;
  value: string;
  hides: boolean;
  important: boolean;
}

interface Rule {
  tag: string;
  names: readonly string[];
  /** The later and the more special of two rules holds. */
  weight: number;
  declarations: readonly Declaration[];
}

/**
 * Writes what style sheets hide into the elements of a tree.
 * @param sheets the `<style>` elements in it
 */
export function applyStyleSheets(root: HtmlDocument, sheets: readonly Element[]): void {
  const texts = sheets
    .filter(({ attribs }) => !/print|\(/.test(attribs.media ?? ''))
    .map(({ children }) => children.map((child) => (isText(child) ? child.data : '')).join(''));
  const rules = rulesOf(texts.join('\n').slice(0, LIMITS.styleSheet));
  if (!rules.some(({ declarations }) => declarations.some(({ hides }) => hides))) return;
  const byName = new Map<string, Rule[]>();
  for (const rule of rules) {
    const name = rule.names[0] ?? rule.tag;
    const known = byName.get(name);
    if (!known) byName.set(name, [rule]);
    else if (known.length < LIMITS.styleRulesOfName) known.push(rule);
  }
  each(root, (node) => write(node, byName));
}

function each(node: AnyNode, use: (node: Element) => void): void {
  if (isTag(node)) use(node);
  if ('children' in node) for (const child of node.children) each(child, use);
}

function write(node: Element, byName: ReadonlyMap<string, readonly Rule[]>): void {
  const { style = '' } = node.attribs;
  const found = new Map<string, Declaration & { weight: number }>();
  for (const { weight, declarations } of rulesFor(node, byName)) {
    for (const declaration of declarations) {
      const total = weight + (declaration.important ? IMPORTANT : 0);
      const { property } = declaration;
      if (total >= (found.get(property)?.weight ?? 0)) found.set(property, { ...declaration, weight: total });
    }
  }
  const hiding = [...found.values()].filter(({ hides }) => hides);
  const written = hiding.filter(({ important, property }) => important || !has(style, property));
  if (written.length === 0) return;
  node.attribs.style = [style, ...written.map(({ property, value }) => `${property}:${value}`)].join(';');
}

function rulesFor(node: Element, byName: ReadonlyMap<string, readonly Rule[]>): Rule[] {
  const { class: classes = '', id } = node.attribs;
  const own = classes.split(/\s+/, LIMITS.styleRulesOfName).map((name) => `.${name}`);
  const names = new Set([node.name, ...own, ...(id === undefined ? [] : [`#${id}`])]);
  const rules = [...names].flatMap((name) => byName.get(name) ?? []);
  return rules.filter(
    ({ tag, names: asked }) => (tag === '' || tag === node.name) && asked.every((one) => names.has(one)),
  );
}

const has = (style: string, property: string): boolean =>
  declarationsOf(style).some((declaration) => declaration.property === property);

/** Weights: what is important, ids, classes and tags, then the place in the sheet. */
const PLACE = 1e-6;
const IMPORTANT = 1e9;

function rulesOf(sheet: string): Rule[] {
  const rules: Rule[] = [];
  for (const { selectors, body } of blocksOf(sheet)) {
    const declarations = declarationsOf(body);
    if (declarations.length === 0) continue;
    for (const selector of selectors.split(',')) {
      if (rules.length >= LIMITS.styleRules) return rules;
      const rule = ruleOf(selector.trim(), declarations, rules.length * PLACE);
      if (rule) rules.push(rule);
    }
  }
  return rules;
}

const PLAIN = /^([a-z][\w-]*|\*?)((?:[.#][\w\u0080-\uffff-]+)*)$/i;

function ruleOf(selector: string, declarations: readonly Declaration[], place: number): Rule | undefined {
  const parts = selector.split(/[\s>+~]+/);
  const [, tag = '', names = ''] = PLAIN.exec(parts.at(-1) ?? '') ?? [];
  const list = names.match(/[.#][^.#]+/g) ?? [];
  const named = tag === '*' ? '' : tag.toLowerCase();
  const taken = parts.length === 1 ? declarations : declarations.filter(({ hides }) => !hides);
  if (taken.length === 0 || (named === '' && list.length === 0)) return undefined;
  const ids = list.filter((name) => name.startsWith('#')).length;
  // each part in front of the last is one more reason for it
  const weight = ids * 1e4 + (list.length - ids + parts.length - 1) * 100 + (named === '' ? 0 : 1) + place;
  return { tag: named, names: list, weight, declarations: taken };
}

function declarationsOf(body: string): Declaration[] {
  return body.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const test = Object.hasOwn(PROPERTIES, property) ? PROPERTIES[property] : undefined;
    if (!test) return [];
    const value = declaration
      .slice(colon + 1, colon + 100)
      .trim()
      .toLowerCase();
    const [plain = ''] = value.split('!');
    return [{ property, value: plain.trim(), hides: test(plain.trim()), important: value.includes('!important') }];
  });
}

/** What stands within braces, and in front of them; not what is for paper, for narrow screens or for one program. */
function blocksOf(sheet: string): { selectors: string; body: string }[] {
  const blocks: { selectors: string; body: string }[] = [];
  /** Of each `@…{` that is open, whether it is for another than the screen; and how many of them are. */
  const groups: boolean[] = [];
  let others = 0;
  let before = '';
  let selectors: string | undefined;
  for (const [token] of withoutComments(sheet).matchAll(/[^{}]+|[{}]/g)) {
    if (token === '{' && selectors === undefined) {
      if (!before.startsWith('@')) selectors = before;
      else {
        groups.push(!SCREEN.test(before));
        if (groups.at(-1)) others += 1;
      }
    } else if (token === '}') {
      if (selectors === undefined && groups.pop()) others -= 1;
      selectors = undefined;
      before = '';
    } else if (selectors === undefined) before = token.slice(token.lastIndexOf(';') + 1).trim();
    else if (others === 0) blocks.push({ selectors, body: token });
  }
  return blocks;
}

const SCREEN = /^@media\s+(?:screen|all)$/i;

/** Comments go, and the marks that hide a sheet from old browsers. */
function withoutComments(sheet: string): string {
  const [first = '', ...rest] = sheet.split('/*');
  const behind = rest.map((text) => {
    const end = text.indexOf('*/');
    return end < 0 ? '' : text.slice(end + 2);
  });
  return [first, ...behind].join(' ').replace(/<!--|-->/g, ' ');
}
