import { ACTIONS } from '@/tests/matrix/rows/actions';
import { differences, fingerprint } from '@/tests/support/matrix/fingerprint';
import { newScenario, type Scenario } from '@/tests/support/matrix/scenario';
import { newPeople } from '@/tests/support/matrix/team';
import { ticketCookieOf } from '@/tests/support/matrix/tickets';
import type { ActionRow } from '@/tests/matrix/rows/row';
import type { Way } from '@/tests/support/matrix/call-action';
import { sendForm, type Sent } from './send-form';
import { resetRateLimits, type Context } from './context';
import { listedStrings, firstOfEach, textOf } from './strings';
import { printable, type Results } from './results';

/** The number of actions tested at the same time. */
const WORKERS = 4;

type Text = string | Buffer;

/**
 * Sends hostile texts as every argument of every action, one at a time, with valid values for the others: one text of each
 * kind for each argument, and each text of the list for some argument. A thorough run sends the whole list for each.
 * Nothing may fail, and other workspaces must not change.
 */
export async function argumentStrings(context: Context, results: Results): Promise<void> {
  const remaining = [...listedStrings()];
  const rows = ACTIONS.filter(({ action }, at) => at === indexOf(action));
  const share = Math.ceil(remaining.length / (rows.length * 2));
  const before = await fingerprint(context.raw, context.people);
  const waiting = rows.entries();
  const nextTexts = () => (context.isThorough ? listedStrings() : remaining.splice(0, share));
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      for (const [at, row] of waiting)
        await sendAsArguments(context, results, { row, at, nextTexts });
    }),
  );
  if (remaining.length > 0 && !context.isThorough) {
    results.findings.push(`${remaining.length} texts of the list were not sent`);
  }
  const changed = differences(before, await fingerprint(context.raw, context.people));
  const elsewhere = changed.filter((change) => !change.startsWith('elsewhere '));
  if (elsewhere.length > 0)
    results.findings.push(`other workspaces changed: ${elsewhere.join(', ')}`);
}

function indexOf(wanted: string): number {
  return ACTIONS.findIndex(({ action }) => action === wanted);
}

type ActionToTest = { row: ActionRow; at: number; nextTexts: () => Text[] };

async function sendAsArguments(
  context: Context,
  results: Results,
  { row, at, nextTexts }: ActionToTest,
) {
  const people = await newPeople();
  const scenario = await newScenario(people, {
    userKind: 'owner',
    target: 'theirs',
    about: row.about,
  });
  const fields: Sent = await row.send(scenario);
  const cookie = await cookieFor(row, scenario);
  for (const [place, name] of Object.keys(fields).entries()) {
    await resetRateLimits();
    for (const [turn, text] of [...firstOfEach(1), ...nextTexts()].entries()) {
      const way: Way = (at + place + turn) % 2 === 0 ? 'form' : 'raw';
      for (const one of context.isThorough ? (['form', 'raw'] as const) : [way]) {
        const { action } = row;
        const sent = { ...fields, [name]: text };
        const about = `${name} ${printable(textOf(text))}`;
        await sendForm(context, results, { action, way: one, cookie, fields: sent, about });
      }
    }
  }
}

/** The cookie of the matrix: for the second step of log-in, its ticket. */
async function cookieFor(row: ActionRow, scenario: Scenario): Promise<string | null> {
  const session = row.isOpen ? null : scenario.by.cookie;
  if (!row.action.endsWith('logInCodeAction')) return session;
  return ticketCookieOf(scenario.people.ours.owner);
}
