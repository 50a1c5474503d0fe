import { describe, expect, test } from 'vitest';
import { apply, candidatesIn, isSyntaxValid } from '@/tests/mutants/changes';
import { chooseChanges } from '@/tests/mutants/choose';
import { relatedTests } from '@/tests/mutants/tests';
import { randomFrom } from '@/tests/faults/random';

function changed(text: string): string[] {
  return candidatesIn('lib/x.ts', text).map((change) => apply(text, change));
}

describe('a change', () => {
  test.each([
    ['x = a === b;', 'x = a !== b;'],
    ['x = a < b;', 'x = a >= b;'],
    ['x = a <= b;', 'x = a > b;'],
    ['x = a && b;', 'x = a || b;'],
  ])('inverts the comparison in %s', (before, after) => {
    expect(changed(before)).toEqual([';', after]);
  });

  test('removes a call, an assignment or a guard', () => {
    expect(changed('await f();')).toEqual([';']);
    expect(changed('if (a) b();')).toEqual(['if (a) ;']);
    expect(changed('function f() { if (a) { b; return; } }')).toEqual([
      'function f() { ; }',
      'function f() { if (a) { ; return; } }',
    ]);
  });

  test('leaves if/else and declarations', () => {
    expect(changed('function f(a: X) { if (a) return b; else return a; }')).toEqual([]);
  });

  test('changes a number, a boolean or a string', () => {
    expect(changed(`const a = [1_000, true, 'word'];`)).toEqual([
      `const a = [1001, true, 'word'];`,
      `const a = [1_000, false, 'word'];`,
      `const a = [1_000, true, ''];`,
    ]);
  });

  test.each([
    `'use server';`,
    `import a from 'a';`,
    `export { a } from 'a';`,
    `const a = import('a');`,
    `type A = 'a' | 1;`,
    `const a: 'a' = b as 'c';`,
    `const a = { 'b': c, 1: d };`,
    `const a = 'Text for people';`,
    `const a = '';`,
  ])('leaves %s', (text) => {
    expect(changed(text)).toEqual([]);
  });
});

describe('sampling', () => {
  const texts = new Map([
    ['lib/a.ts', 'f(1, 2, 3, a === b);'],
    ['lib/b.ts', 'g(4, a < b);'],
  ]);
  const choose = (seed: number) => chooseChanges(texts, { count: 9, random: randomFrom(seed) });

  test('takes at most two per file, of each kind in turn', () => {
    const chosen = choose(7);
    expect(chosen.map(({ file }) => file).sort()).toEqual([
      'lib/a.ts',
      'lib/a.ts',
      'lib/b.ts',
      'lib/b.ts',
    ]);
    expect(chosen[0]!.before).toMatch(/^a (?:===|<) b$/);
    expect(chosen[1]!.after).toBe(';');
  });

  test('is the same for the same seed', () => {
    expect(choose(7)).toEqual(choose(7));
    expect(choose(7)).not.toEqual(choose(8));
  });

  test('skips what cannot be parsed', () => {
    expect(isSyntaxValid('lib/x.ts', 'a === b')).toBe(true);
    expect(isSyntaxValid('lib/x.ts', 'a === ')).toBe(false);
  });
});

test('the tests related to a file are its own ones first, then the nearest', () => {
  const imports = new Map([
    ['tests/unit/other/far.test.ts', ['lib/other/a.ts']],
    ['tests/component/other/near.test.tsx', ['lib/orders/a.ts']],
    ['tests/integration/orders/own.test.ts', ['lib/other/a.ts']],
    ['tests/integration/attack/orders.test.ts', ['lib/orders/a.ts']],
    ['tests/unit/orders/unrelated.test.ts', ['lib/orders/b.ts']],
    ['tests/matrix/orders.test.ts', ['lib/orders/a.ts']],
    ['lib/other/a.ts', ['lib/orders/a.ts']],
    ['lib/orders/a.ts', []],
  ]);
  expect(relatedTests('lib/orders/a.ts', imports)).toEqual([
    'tests/integration/attack/orders.test.ts',
    'tests/integration/orders/own.test.ts',
    'tests/component/other/near.test.tsx',
    'tests/unit/other/far.test.ts',
  ]);
});
