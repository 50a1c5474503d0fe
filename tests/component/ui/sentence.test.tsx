import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Sentence } from '@/components/ui/sentence';

function rendered(text: string, parts: Record<string, React.ReactNode>): string {
  return render(<Sentence text={text} parts={parts} />).container.innerHTML;
}

test('elements are put in the places of their names, in any order', () => {
  const parts = { time: <time>9:00</time>, name: <bdi>Ann</bdi> };
  expect(rendered('Created {time} by {name}.', parts)).toBe(
    'Created <time>9:00</time> by <bdi>Ann</bdi>.',
  );
  expect(rendered('{name}, {time}', parts)).toBe('<bdi>Ann</bdi>, <time>9:00</time>');
});

test('a name can be used twice, and text without names stays as it is', () => {
  expect(rendered('{a} and {a}', { a: 'x' })).toBe('x and x');
  expect(rendered('Nothing here', { a: 'x' })).toBe('Nothing here');
});

test('text in braces that no element is given for stays visible', () => {
  expect(rendered('Order {5}', {})).toBe('Order {5}');
});

test('a part may be empty', () => {
  expect(rendered('Saved{note}.', { note: null })).toBe('Saved.');
});
