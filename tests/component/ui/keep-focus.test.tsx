import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FlashMessage } from '@/components/shell/flash-message';
import { ActionForm } from '@/components/ui/action-form';
import { FilterBar } from '@/components/ui/filter-bar';

const page = (content: React.ReactNode) => <main tabIndex={-1}>{content}</main>;
const rows = (names: string[]) =>
  page(
    <ul>
      {names.map((name) => (
        <li key={name}>
          <ActionForm action={async () => undefined}>
            <button>{name}</button>
          </ActionForm>
        </li>
      ))}
    </ul>,
  );
const chips = (names: string[]) =>
  page(
    <FilterBar
      action="/orders"
      data-defaults=""
      query={names.join()}
      filters={names.map((text) => ({
        name: text,
        label: text,
        active: [{ key: text, text, href: `/orders?${text}` }],
      }))}
      display={null}
      clearHref="/orders"
    >
      {null}
    </FilterBar>,
  );

test.each([
  ['row', rows, (name: string) => screen.getByRole('button', { name })],
  ['chip', chips, (name: string) => screen.getByRole('link', { name: `Remove filter: ${name}` })],
] as const)('a removed %s hands the focus to the next one', async (_, draw, find) => {
  const { rerender } = render(draw(['a', 'b', 'c']));
  act(() => find('b').focus());
  rerender(draw(['a', 'c']));
  await waitFor(() => expect(find('c')).toHaveFocus());
});

test('the last row hands the focus to the row before, the only row to the page', async () => {
  const { rerender } = render(rows(['a', 'b']));
  act(() => screen.getByRole('button', { name: 'b' }).focus());
  rerender(rows(['a']));
  await waitFor(() => expect(screen.getByRole('button', { name: 'a' })).toHaveFocus());
  rerender(page(null));
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
});

test('closing a message moves the focus to the page', async () => {
  const flash = { key: 'one', tone: 'refusal' as const, text: 'It is gone.' };
  render(
    <>
      {page(null)}
      <FlashMessage flash={flash} />
    </>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Close message' }));
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
});

test('focus elsewhere stays there', async () => {
  const { rerender } = render(rows(['a', 'b']));
  act(() => screen.getByRole('button', { name: 'a' }).focus());
  rerender(rows(['a']));
  await Promise.resolve();
  expect(screen.getByRole('button', { name: 'a' })).toHaveFocus();
});
