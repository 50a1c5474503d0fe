import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { LogList } from '@/components/audit-log/log-list';
import { OrderListScreen } from '@/components/orders/order-list';
import { DEFAULT_LOG_PARAMS } from '@/lib/audit-log/list/params';
import { compact } from '@/lib/compact';
import type { Part } from '@/lib/db/pagination/page';
import { DEFAULT_PARAMS, type Sort } from '@/lib/orders/list/params';
import type { OrderList, RowOrder } from '@/lib/orders/list/rows';

vi.mock('@/components/shell/live-data', () => ({
  useLiveData: (_path: string, drawn: unknown) => drawn,
}));

type Drawn = { part: Part | null; orders?: RowOrder[]; matching?: number; sort?: Sort };

/** The page as a browser without JavaScript shows it. */
function draw({ part, orders = [], matching = orders.length, sort = 'created' }: Drawn) {
  const list: OrderList = {
    seq: 1,
    mark: '',
    operationId: 'operation',
    orders: compact(orders),
    counts: { all: 90_000, ongoing: 90_000, delivered: 0 },
    hasCouriers: false,
    matching,
    isLeast: part !== null,
    part,
    before: 'BEFORE',
    after: part === 'last' ? null : 'AFTER',
    isLost: false,
    summary: null,
  };
  const html = renderToStaticMarkup(
    <OrderListScreen
      list={list}
      screen={{
        listing: { ...DEFAULT_PARAMS, search: 'zq', sort },
        place: { after: 'HERE' },
        notes: [],
        views: [],
        people: null,
        couriers: [],
        roundPath: null,
        navigationApp: 'google',
        rights: ['orders.bulk'],
        workspaceName: 'Parcel & Sons',
        timeZone: 'UTC',
        today: '2026-11-30',
        now: '2026-11-30T12:00:00.000Z',
        changedId: undefined,
        isTableOpen: false,
        demoId: null,
      }}
      actions={{ list: async () => {}, delete: async () => {}, demo: null }}
    />,
  );
  return pageOf(html);
}

function pageOf(html: string) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const link = [...page.querySelectorAll('a')].find(
    ({ textContent }) => textContent === 'Continue searching',
  );
  return { text: page.body.textContent, next: link?.getAttribute('href') };
}

const order: RowOrder = {
  id: 'key',
  orderId: '10248',
  version: 1,
  status: 'ONGOING',
  mayReopen: false,
  failed: 0,
  deliveryDate: '2026-11-30',
  recipientName: 'Wolski Zajazd',
  recipientAddress: 'ul. Filtrowa 68',
  numberOfItems: 3,
};

test('an empty part says so, and leads on', () => {
  const { text, next } = draw({ part: 'after' });
  expect(text).toContain('Searched 40,000 orders without a match. There are more to search.');
  expect(text).not.toMatch(/no (more )?orders match/i);
  expect(next).toBe('/orders?q=zq&after=AFTER');
});

test('a sort that takes longer has shorter parts', () => {
  expect(draw({ part: 'after', sort: 'recipient' }).text).toContain('Searched 10,000 orders');
});

test('going back leads further back', () => {
  expect(draw({ part: 'before' }).next).toBe('/orders?q=zq&before=BEFORE');
});

test('a part with matches shows them, and offers to act on all that match', () => {
  const { text, next } = draw({ part: 'after', orders: [order] });
  expect(text).toContain('10248');
  expect(text).toContain('Searched 40,000 orders for this page. There are more to search.');
  expect(text).toContain('1+ orders match');
  expect(text).toContain('All 1+ matching');
  expect(next).toBe('/orders?q=zq&after=AFTER');
});

test('the last part says that nothing was found, and ends the search', () => {
  const { text, next } = draw({ part: 'last' });
  expect(text).toContain('No more orders match.');
  expect(next).toBeUndefined();
});

test('a page without parts says what didn’t match', () => {
  const { text, next } = draw({ part: null });
  expect(text).toContain('No orders match these filters');
  expect(next).toBeUndefined();
});

test('the log is searched in parts too', () => {
  const log = (part: Part | null) =>
    pageOf(
      renderToStaticMarkup(
        <LogList
          log={{
            seq: 1,
            mark: '',
            lines: [],
            count: 0,
            isLeast: part !== null,
            groupSize: null,
            part,
            before: 'BEFORE',
            after: 'AFTER',
            isLost: false,
          }}
          listing={{ ...DEFAULT_LOG_PARAMS, search: 'zq' }}
          place={{}}
          people={[]}
          notes={[]}
          today="2026-11-30"
          timeZone="UTC"
          mayUndo={false}
          mayDownload={false}
        />,
      ),
    );
  expect(log('after').text).toContain('Searched 20,000 entries without a match.');
  expect(log('after').next).toBe('/logs?q=zq&after=AFTER');
  expect(log('last').text).toContain('No more entries match.');
  expect(log(null).text).toContain('No entries match these filters.');
});
