import { JSDOM } from 'jsdom';
import { parse } from 'csv-parse/sync';
import { unguard } from '@/lib/exports/csv';
import { pick } from '@/tests/faults/random';
import type { Reply } from '@/tests/support/matrix/send';
import type { Desk } from './desk';
import { knock } from './knock';
import { inPrint, type Tally } from './tally';

/** Orders that are looked at one by one. */
const ORDERS = 40;

/** Elements and attributes that run something, or lead somewhere, by themselves. */
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

/**
 * All pages and files that show the texts that were stored: they say them letter for letter, and nothing in them would run.
 */
export async function shown(desk: Desk, tally: Tally): Promise<void> {
  const { owner, dispatcher } = desk.people.ours;
  const orders = await desk.raw.rows<Order>(
    `SELECT "id", "orderId", "senderName", "recipientName", "recipientAddress" FROM "Order" WHERE "workspaceId" = $1`,
    [desk.people.ours.workspaceId],
  );
  for (const page of [
    '/team',
    '/settings',
    '/profile',
    '/orders/views',
    '/logs',
    '/orders/import',
  ]) {
    await look(desk, tally, { path: page, cookie: owner.cookie, texts: [] });
  }
  for (const one of ['/settings', '/orders', '/team']) {
    await look(desk, tally, { path: one, cookie: desk.people.others.owner.cookie, texts: [] });
  }
  await wholeListing(desk, tally, '/orders?size=100');
  await wholeListing(desk, tally, '/logs?size=100');
  for (let at = 0; at < ORDERS; at++) {
    const order = pick(desk.random, orders);
    const texts = [order.orderId, order.senderName, order.recipientName, order.recipientAddress];
    for (const path of [`/orders/${order.id}`, `/orders/${order.id}/edit`]) {
      await look(desk, tally, { path, cookie: dispatcher.cookie, texts });
    }
    const labels = `/orders/labels?order=${order.id}`;
    await look(desk, tally, { path: labels, cookie: dispatcher.cookie, texts: [] });
    const found = `/orders?q=${encodeURIComponent(order.recipientName)}`;
    await look(desk, tally, { path: found, cookie: dispatcher.cookie, texts: [] });
  }
  await files(desk, tally, orders);
}

/** Every page of a list, by the links that lead on. */
async function wholeListing(desk: Desk, tally: Tally, first: string): Promise<void> {
  const { cookie } = desk.people.ours.owner;
  let path: string | null = first;
  for (let page = 0; path && page < 30; page++) {
    const document: Document = await look(desk, tally, { path, cookie, texts: [] });
    const next: Element | undefined = [...document.querySelectorAll('a')].find(({ textContent }) =>
      /^(?:Next|Older)/.test(textContent?.trim() ?? ''),
    );
    path = next?.getAttribute('href') ?? null;
  }
}

type View = { path: string; cookie: string; texts: string[] };

async function look(desk: Desk, tally: Tally, { path, cookie, texts }: View): Promise<Document> {
  const reply = await knock(desk.server.origin, tally, { path, cookie });
  const { document } = new JSDOM(reply.text).window;
  if (reply.status !== 200) tally.findings.push(`${path} is answered with ${reply.status}`);
  for (const danger of dangersIn(document, nonceOf(reply))) {
    tally.findings.push(`${path} would run ${inPrint(danger)}`);
  }
  const said = `${document.body.textContent} ${valuesIn(document).join(' ')}`;
  for (const text of texts) {
    if (said.includes(text)) tally.stored += 1;
    else tally.findings.push(`${path} does not say ${inPrint(text)}`);
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

/** What is downloaded is a file, says what is stored, and is no formula. */
async function files(desk: Desk, tally: Tally, orders: Order[]): Promise<void> {
  const { cookie } = desk.people.ours.owner;
  for (const path of [
    '/orders/export.csv',
    '/orders/export.jsonl',
    '/logs/export.csv',
    '/logs/export.jsonl',
  ]) {
    const { headers, text } = await knock(desk.server.origin, tally, { path, cookie });
    if (!headers['content-disposition']?.startsWith('attachment')) {
      tally.findings.push(`${path} is no file to download`);
    }
    if (!path.endsWith('.csv')) {
      for (const line of text.trimEnd().split('\n')) JSON.parse(line);
      continue;
    }
    const rows: string[][] = parse(text, { bom: true });
    for (const cell of rows.flat()) {
      if (/^[=+@\t\r]|^-(?!\d)/.test(cell)) tally.findings.push(`${path} has ${inPrint(cell)}`);
    }
    if (!path.startsWith('/orders')) continue;
    const said = new Set(rows.flat().map(unguard));
    for (const { orderId, recipientName } of orders) {
      for (const one of [orderId, recipientName]) {
        if (said.has(one)) tally.stored += 1;
        else tally.findings.push(`${path} does not say ${inPrint(one)}`);
      }
    }
  }
}
