import { JSDOM } from 'jsdom';
import { PAGES } from '@/tests/matrix/rows/pages';
import type { Inventory } from '@/tests/support/matrix/inventory';
import { pathWith, type Things } from '@/tests/support/matrix/things';
import type { People } from '@/tests/support/matrix/team';
import { ticketCookieOf } from '@/tests/support/matrix/tickets';
import { sendChecked } from './send-checked';
import type { Parts } from './multipart';
import type { Results } from './results';

/** A form of a page, as sent without JavaScript. */
export type FoundForm = {
  /** The page that has it, which it is sent to. */
  path: string;
  /** The same path, with braces for IDs. */
  page: string;
  /** The fields that identify the action. */
  hidden: Parts;
};

type Search = {
  origin: string;
  results: Results;
  people: People;
  things: Things;
  inventory: Inventory;
};

/** The first form found for each action, by its name, on all pages and as several users. */
export async function findForms(search: Search): Promise<Map<string, FoundForm>> {
  const { people, inventory, things, origin, results } = search;
  const names = new Map(inventory.actions.map(({ id, name }) => [id, name]));
  const { owner, courier } = people.cookies;
  const cookies = [owner, courier, null, await ticketCookieOf(people.ours.owner)];
  const found = new Map<string, FoundForm>();
  for (const row of PAGES) {
    const path = pathWith(row.path ?? row.page, things);
    for (const cookie of cookies) {
      const { status, text } = await sendChecked(origin, results, { path, cookie });
      if (status !== 200) continue;
      for (const { id, hidden } of formsIn(text)) {
        const name = names.get(id);
        if (name && !found.has(name)) found.set(name, { path, page: row.path ?? row.page, hidden });
      }
    }
  }
  return found;
}

function formsIn(html: string): { id: string; hidden: Parts }[] {
  const { window } = new JSDOM(html);
  const forms = [...window.document.querySelectorAll('form')].flatMap((form) => {
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input, button')];
    const hidden = inputs
      .filter(({ name }) => name.startsWith('$ACTION'))
      .map(({ name, value }) => [name, value] as const);
    const id = actionIn(hidden);
    return id ? [{ id, hidden }] : [];
  });
  window.close();
  return forms;
}

/** A button has the action's ID in a field name; a form has it in its bound arguments. */
function actionIn(hidden: readonly (readonly [name: string, value: string])[]): string | undefined {
  for (const [name, value] of hidden) {
    const [, id] = /^\$ACTION_ID_([\da-f]+)$/.exec(name) ?? [];
    if (id) return id;
    const [, bound] = /"id":"([\da-f]+)"/.exec(value) ?? [];
    if (bound) return bound;
  }
  return undefined;
}
