/** What is remembered is what would be found again, and there is an end to it. */
import { remembered, rememberedOf } from '../../src/forms/remembered.js';

test('a text is asked about once, whatever the answer', () => {
  const asked: string[] = [];
  const find = remembered((text) => {
    asked.push(text);
    return text === '规章' ? null : false;
  });
  expect([find('规章'), find('规章'), find('其他'), find('其他')]).toEqual([null, null, false, false]);
  expect(asked).toEqual(['规章', '其他']);
});

test('each thing that is asked about has its own answers', () => {
  const find = rememberedOf((words: readonly string[], text) => words.includes(text));
  const [few, more] = [['件'], ['件', '项']];
  expect([find(few, '项'), find(more, '项'), find(few, '项')]).toEqual([false, true, false]);
});

test('no more texts are kept than the bound, the ones asked for last, and of long ones one', () => {
  let asked = 0;
  const find = remembered((text) => {
    asked += 1;
    return text.length;
  });
  const long = '长'.repeat(61);
  for (const text of [long, long]) expect(find(text)).toBe(61);
  expect(asked).toBe(1);
  find(`${long}长`);
  find(long);
  expect(asked).toBe(3);
  for (let count = 0; count < 2048; count++) find(`第${count}`);
  asked = 0;
  find('第0');
  expect(asked).toBe(0);
  find('第2048');
  find('第0');
  expect(asked).toBe(1);
  find('第1');
  expect(asked).toBe(2);
});
