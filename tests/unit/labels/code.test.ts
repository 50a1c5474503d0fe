import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { codeOf } from '@/lib/labels/code';

const SETTINGS = { ecc: 'M', boostEcc: true, border: 0, maskPattern: 3 } as const;

/** The modules painted by a path of horizontal strokes of width 1. */
function painted({ size, path }: { size: number; path: string }): boolean[][] {
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  let [x, y] = [0, 0];
  for (const [, verb, numbers] of path.matchAll(/([Mmh])([\d. -]+)/g)) {
    const [across = 0, down = 0] = numbers!.split(' ').map(Number);
    if (verb === 'M') [x, y] = [across, down];
    else if (verb === 'm') x += across;
    else for (const end = x + across; x < end; x += 1) modules[y - 0.5]![x] = true;
  }
  return modules;
}

test('the path paints exactly the modules of the code', () => {
  const anyText = fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' });
  fc.assert(
    fc.property(anyText, (text) => {
      const { data } = encode(text, SETTINGS);
      expect(painted(codeOf(text))).toEqual(data);
    }),
    { numRuns: 50 },
  );
});

test('the code of an order is the address of its page, and differs from that of another order', () => {
  const address = 'https://orders.example.com/orders/019a3b5e-7c00-7000-8000-000000000001';
  const modules = (text: string) => encode(text, SETTINGS).data;
  expect(painted(codeOf(address))).toEqual(modules(address));
  expect(painted(codeOf(address))).not.toEqual(modules(address.replace('1', '2')));
});

test('a code has one stroke per run of dark modules', () => {
  const { path, size } = codeOf('https://orders.example.com');
  const runs = painted({ path, size })
    .map((row) => row.map((dark) => (dark ? '#' : ' ')).join(''))
    .flatMap((row) => row.match(/#+/g) ?? []);
  expect(path.match(/h/g)).toHaveLength(runs.length);
});
