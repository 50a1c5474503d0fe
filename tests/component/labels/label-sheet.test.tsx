import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { layOut } from '@/lib/labels/layout';
import { LabelSheet } from '@/components/labels/label-sheet';
import { OrderCode } from '@/components/labels/qr-code';
import { codeOf } from '@/lib/labels/code';
import type { LabelOrder } from '@/lib/labels/queries';
import { SHEETS } from '@/lib/labels/sheets';

const origin = 'https://orders.example.com';

function labelOrder(orderId: string): LabelOrder {
  return {
    id: `key-of-${orderId}`,
    orderId,
    numberOfItems: 18,
    deliveryDate: '2026-04-17',
    senderName: 'Northern Goods',
    recipientName: 'Wolski Zajazd',
    timeWindow: null,
    instructions: null,
    recipientAddress: 'ul. Filtrowa 68, Warszawa',
  };
}

function renderSheet(orderIds: string[], skip = 0) {
  const labels = orderIds.map(labelOrder);
  render(
    <LabelSheet
      sheet="a4"
      name="Sheet 1"
      {...{ skip, origin }}
      labels={labels.map((order) => layOut(order, SHEETS.a4))}
    />,
  );
  return within(screen.getByRole('list', { name: 'Sheet 1' }));
}

test('a label has the recipient, the order and the sender', () => {
  const label = renderSheet(['10248']).getByRole('listitem');
  const texts = [...label.querySelectorAll('p')].map(({ innerHTML }) => innerHTML);
  expect(texts).toEqual([
    '10248',
    '<b>Wolski Zajazd</b><br>ul. Filtrowa 68, Warszawa',
    '18 items · 17&nbsp;Apr&nbsp;2026<br>From Northern Goods',
  ]);
});

test('each label has the code of its own order', () => {
  const sheet = renderSheet(['10248', '10249']);
  for (const orderId of ['10248', '10249']) {
    const code = sheet.getByRole('img', { name: `QR code: opens order ${orderId}` });
    const { path } = codeOf(`${origin}/orders/key-of-${orderId}`);
    expect(code.querySelectorAll('path')).toHaveLength(1);
    expect(code.querySelector('path')).toHaveAttribute('d', path);
  }
});

test('used places stay empty and are hidden from screen readers', () => {
  const sheet = renderSheet(['10248'], 4);
  expect(sheet.getAllByRole('listitem')).toHaveLength(1);
  expect(screen.getByRole('list').querySelectorAll(':scope > li')).toHaveLength(5);
  expect(screen.getByRole('list').lastElementChild).toHaveTextContent('10248');
});

test('the code of a printed order opens it', () => {
  render(<OrderCode address={`${origin}/orders/7`} orderId="10248" />);
  const code = screen.getByRole('img', { name: 'QR code: opens order 10248', hidden: true });
  expect(code.querySelector('path')).toHaveAttribute('d', codeOf(`${origin}/orders/7`).path);
});
