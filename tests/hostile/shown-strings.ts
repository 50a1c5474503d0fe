import { JSDOM } from 'jsdom';
import { parse } from 'csv-parse/sync';
import { unguard } from '@/lib/exports/csv';
import { pick } from '@/tests/faults/random';
import type { Reply } from '@/tests/support/matrix/send';
import type { Context } from './context';
import { sendChecked } from './send-checked';
import { printable, type Results } from './results';

/** Orders that are opened one by one. */
const ORDERS = 40;

/** Elements and attributes that run code or load other pages. */
const EMBEDS = 'iframe, object, embed, base, frame, applet, meta[http-equiv="refresh"], portal';
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'srcdoc'];
const RUNS = /^\s*(?:javascript|data|vbscript):/i;

type Order = {
  id: string;
  orderId: string;
  senderName: string;
  recipientName: string;
  recipientAddress: string;
};

/** Checks that pages and files show the stored texts unchanged, and that nothing in them would run. */
export async function shownStrings(context: Context, results: Results): Promise<void> {
  const { owner, dispatcher, courier } = context.people.ours;
  const orders = await context.raw.rows<Order>(
    `SELECT "id", "orderId", "senderName", "recipientName", "recipientAddress" FROM "Order" WHERE "workspaceId" = $1`,
    [context.people.ours.workspaceId],
  );
  for (const page of [
    '/team',
    '/settings',
    '/profile',
    '/orders/views',
    '/logs',
    '/orders/import',
    `/team/${courier.actor.userId}/round`,
  ]) {
    await look(context, results, { path: page, cookie: owner.cookie, texts: [] });
  }
  for (const path of ['/deliveries', '/deliveries/round']) {
    await look(context, results, { path, cookie: courier.cookie, texts: [] });
  }
  for (const one of ['/settings', '/orders', '/team']) {
    await look(context, results, {
      path: one,
      cookie: context.people.others.owner.cookie,
      texts: [],
    });
  }
  await lookAtWholeList(context, results, '/orders?size=100');
  await lookAtWholeList(context, results, '/logs?size=100');
  for (let at = 0; at < ORDERS; at++) {
    const order = pick(context.random, orders);
    const texts = [order.orderId, order.senderName, order.recipientName, order.recipientAddress];
    for (const path of [`/orders/${order.id}`, `/orders/${order.id}/edit`]) {
      await look(context, results, { path, cookie: dispatcher.cookie, texts });
    }
    const labels = `/orders/labels?order=${order.id}`;
    await look(context, results, { path: labels, cookie: dispatcher.cookie, texts: [] });
    const found = `/orders?q=${encodeURIComponent(order.recipientName)}`;
    await look(context, results, { path: found, cookie: dispatcher.cookie, texts: [] });
  }
  await checkExports(context, results, orders);
}

/** Opens every page of a list, by its "Next" links. */
async function lookAtWholeList(context: Context, results: Results, first: string): Promise<void> {
  const { cookie } = context.people.ours.owner;
  let path: string | null = first;
  for (let page = 0; path && page < 30; page++) {
    const document: Document = await look(context, results, { path, cookie, texts: [] });
    const next: Element | undefined = [...document.querySelectorAll('a')].find(({ textContent }) =>
      /^(?:Next|Older)/.test(textContent?.trim() ?? ''),
    );
    path = next?.getAttribute('href') ?? null;
  }
}

type View = { path: string; cookie: string; texts: string[] };

async function look(
  context: Context,
  results: Results,
  { path, cookie, texts }: View,
): Promise<Document> {
  const reply = await sendChecked(context.server.origin, results, { path, cookie });
  const { document } = new JSDOM(reply.text).window;
  if (reply.status !== 200) results.findings.push(`${path} gets ${reply.status}`);
  for (const danger of dangersIn(document, nonceOf(reply))) {
    results.findings.push(`${path} would run ${printable(danger)}`);
  }
  const visible = `${document.body.textContent} ${valuesIn(document).join(' ')}`;
  for (const text of texts) {
    if (visible.includes(text)) results.stored += 1;
    else results.findings.push(`${path} does not show ${printable(text)}`);
  }
  return document;
}

function nonceOf({ headers }: Reply): string {
  return /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
}

function dangersIn(document: Document, nonce: string): string[] {
  const dangers: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    const isCode = element.matches('script, style');
    if (isCode && element.getAttribute('nonce') !== nonce) dangers.push(element.outerHTML);
    if (element.matches(EMBEDS)) dangers.push(element.outerHTML);
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || (ADDRESSES.includes(name) && RUNS.test(value))) {
        dangers.push(`${name}=${value}`);
      }
    }
  }
  return dangers;
}

function valuesIn(document: Document): string[] {
  const fields = document.querySelectorAll<HTMLInputElement>('input, textarea');
  return [...fields].map(({ value }) => value);
}

/** Checks that exports are downloads, contain the stored texts, and have no formulas. */
async function checkExports(context: Context, results: Results, orders: Order[]): Promise<void> {
  const { cookie } = context.people.ours.owner;
  for (const path of [
    '/orders/export.csv',
    '/orders/export.jsonl',
    '/logs/export.csv',
    '/logs/export.jsonl',
  ]) {
    const { headers, text } = await sendChecked(context.server.origin, results, { path, cookie });
    if (!headers['content-disposition']?.startsWith('attachment')) {
      results.findings.push(`${path} is not a download`);
    }
    if (!path.endsWith('.csv')) {
      for (const line of text.trimEnd().split('\n')) JSON.parse(line);
      continue;
    }
    const rows: string[][] = parse(text, { bom: true });
    for (const cell of rows.flat()) {
      if (/^[=+@\t\r]|^-(?!\d)/.test(cell)) results.findings.push(`${path} has ${printable(cell)}`);
    }
    if (!path.startsWith('/orders')) continue;
    const cells = new Set(rows.flat().map(unguard));
    for (const { orderId, recipientName } of orders) {
      for (const one of [orderId, recipientName]) {
        if (cells.has(one)) results.stored += 1;
        else results.findings.push(`${path} does not contain ${printable(one)}`);
      }
    }
  }
}
