/** The tree of a page, held against the one that htmlparser2's own parser builds. */
import { DomHandler, type NodeWithChildren } from 'domhandler';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { Tree } from '../../src/read/html/tree.js';

const NAMES = (
  'tr th td body li p h1 h2 select input output button datalist textarea option optgroup dd dt address article div dl form hr ol ' +
  'pre section table ul rt rp tbody thead tfoot math svg mi mo desc title foreignobject annotation-xml script style xmp iframe ' +
  'br img col link meta embed frame area span font a b x-y o:p html head template TABLE Td SVG P BR'
).split(' ');

const name = fc.constantFrom(...NAMES);
const attribute = fc.constantFrom(
  'class=a',
  'CLASS="b"',
  "id='c'",
  'hidden',
  'x:y="&amp;1"',
  'style="',
  '__proto__=1',
  '/',
);
const soup = fc
  .array(
    fc.oneof(
      name.map((tag) => `<${tag}>`),
      name.map((tag) => `</${tag}>`),
      name.map((tag) => `<${tag}/>`),
      fc.tuple(name, attribute, attribute).map(([tag, first, second]) => `<${tag} ${first} ${second}>`),
      fc.constantFrom('12', '中文', ' \n', '&nbsp;', '&#x4e2d;', '&amp', '&#xd800;', '<', '>', '"'),
      fc.constantFrom(
        '<!-- 1 -->',
        '<!doctype html>',
        '<![if !x]>',
        '<![CDATA[<td>]]>',
        '<?php',
        '</>',
        '</ td>',
        '<!--',
      ),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

/** Names, attributes and texts, with the structure; without what marks a cell that the end of the page cuts off. */
const written = (node: NodeWithChildren): unknown[] =>
  node.children.flatMap((child): unknown[] => {
    if ('attribs' in child) return [[child.name, { ...child.attribs }, ...written(child)]];
    const text = 'data' in child ? child.data.replaceAll('\ufffc', '') : '';
    return text === '' ? [] : [text];
  });

function byTree(html: string, selfClosing: boolean): unknown[] {
  const tree = new Tree(html, selfClosing, 0, () => {});
  tree.read();
  return written(tree.root.children[0] as unknown as NodeWithChildren);
}

function byParser(html: string, recognizeSelfClosing: boolean): unknown[] {
  const handler = new DomHandler();
  let begun = false;
  const events = {
    onopentagname: () => {
      begun = true;
    },
    onopentag: (tag: string, attributes: Record<string, string>) => {
      begun = false;
      handler.onopentag(tag, attributes);
    },
    ontext: (text: string) => handler.ontext(text),
    onclosetag: () => {
      // a tag within which the page ends is closed, though it was never opened
      if (begun) begun = false;
      else handler.onclosetag();
    },
  };
  new Parser(events, { recognizeSelfClosing }).end(html);
  return written(handler.root);
}

test.each([false, true])(
  'any soup of tags makes the tree that htmlparser2 makes of it (<x/> ends itself: %s)',
  (closing) => {
    fc.assert(
      fc.property(soup, (html) => {
        expect(byTree(html, closing)).toEqual(byParser(html, closing));
      }),
      { numRuns: 2000, seed: 1 },
    );
  },
);

test('a comment within a number leaves it one text', () => {
  expect(byTree('<td>1<!-- -->2<![if !x]>3</td>', false)).toEqual([['td', {}, '123']]);
});
