import { expect, test } from 'vitest';
import { hiddenFields } from '@/scripts/bench/form-client';

const html = `
  <form action=""><input type="hidden" name="$ACTION_ID_1"/><button>Log out</button></form>
  <form><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a &amp; b&quot;}"/>
  <input type="checkbox" name="select" value="x"/><input type="hidden" name="list" value=""/>
  <button name="bulk">Delete</button></form>`;

test('the hidden fields of a form are read as a browser sends them', () => {
  expect(hiddenFields({ path: '/', html }, 'name="bulk"')).toEqual([
    ['$ACTION_1:0', '{"id":"a & b"}'],
    ['list', ''],
  ]);
  expect(hiddenFields({ path: '/', html }, 'Log out')).toEqual([['$ACTION_ID_1', '']]);
});

test('a missing form throws', () => {
  expect(() => hiddenFields({ path: '/orders', html }, 'Continue')).toThrow(
    '/orders has no form with "Continue".',
  );
});
