import { ACTIONS } from '@/tests/matrix/rows/actions';
import { differences, fingerprint } from '@/tests/support/matrix/fingerprint';
import { newStage, type Stage } from '@/tests/support/matrix/stage';
import { newPeople } from '@/tests/support/matrix/team';
import { ticketCookieOf } from '@/tests/support/matrix/tickets';
import type { ActionRow } from '@/tests/matrix/rows/row';
import type { Way } from '@/tests/support/matrix/call';
import { act, type Sent } from './act';
import { forgetAllTries, type Desk } from './desk';
import { listedStrings, someOfEach, textOf } from './strings';
import { inPrint, type Tally } from './tally';

/** How many actions are busy at once. */
const WIDTH = 4;

type Text = string | Buffer;

/**
 * Texts through every argument of every action, one at a time with all others as they should be: one of each kind through
 * each, and the list dealt out, so that each of it goes somewhere. All of them through each where the run is thorough.
 * Nothing may fail, and the other workspace stays as it is.
 */
export async function dealtStrings(desk: Desk, tally: Tally): Promise<void> {
  const deck = [...listedStrings()];
  const rows = ACTIONS.filter(({ action }, at) => at === indexOf(action));
  const hand = Math.ceil(deck.length / (rows.length * 2));
  const before = await fingerprint(desk.raw, desk.people);
  const waiting = rows.entries();
  const dealer = () => (desk.isThorough ? listedStrings() : deck.splice(0, hand));
  await Promise.all(
    Array.from({ length: WIDTH }, async () => {
      for (const [at, row] of waiting) await throughArguments(desk, tally, { row, at, dealer });
    }),
  );
  if (deck.length > 0 && !desk.isThorough) {
    tally.findings.push(`${deck.length} texts of the list went nowhere`);
  }
  const changed = differences(before, await fingerprint(desk.raw, desk.people));
  const abroad = changed.filter((change) => !change.startsWith('elsewhere '));
  if (abroad.length > 0) tally.findings.push(`other workspaces changed: ${abroad.join(', ')}`);
}

function indexOf(wanted: string): number {
  return ACTIONS.findIndex(({ action }) => action === wanted);
}

type Round = { row: ActionRow; at: number; dealer: () => Text[] };

async function throughArguments(desk: Desk, tally: Tally, { row, at, dealer }: Round) {
  const people = await newPeople();
  const stage = await newStage(people, {
    standing: 'owner',
    target: 'theirs',
    about: row.about,
  });
  const fields: Sent = await row.send(stage);
  const cookie = await cookieFor(row, stage);
  for (const [place, name] of Object.keys(fields).entries()) {
    await forgetAllTries();
    for (const [turn, text] of [...someOfEach(1), ...dealer()].entries()) {
      const way: Way = (at + place + turn) % 2 === 0 ? 'form' : 'raw';
      for (const one of desk.isThorough ? (['form', 'raw'] as const) : [way]) {
        const { action } = row;
        const sent = { ...fields, [name]: text };
        const about = `${name} ${inPrint(textOf(text))}`;
        await act(desk, tally, { action, way: one, cookie, fields: sent, about });
      }
    }
  }
}

/** As the matrix sends it: with the ticket of the second step of log-in where there is to be one. */
async function cookieFor(row: ActionRow, stage: Stage): Promise<string | null> {
  const session = row.isOpen ? null : stage.by.cookie;
  if (!row.action.endsWith('logInCodeAction')) return session;
  return ticketCookieOf(stage.people.ours.owner);
}
