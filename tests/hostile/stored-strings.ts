import { lengthOf, visibleText } from '@/lib/text';
import type { Way } from '@/tests/support/matrix/call';
import { act, type Said, type Sent } from './act';
import { forgetAllTries, type Desk } from './desk';
import { newSites, type Site } from './sites';
import { listedStrings, OWN, textOf } from './strings';
import { inPrint, type Tally } from './tally';

/** Throttled things are forgotten after so many tries. */
const TRIES = 20;

/** Code points that every text of a form takes but an Order ID, and that this takes. */
const SHORT = 64;

/**
 * Every text through every text field that is kept: it is stored as what of it is visible, in NFC, or refused in words. Each field takes
 * it by form or by raw action, in turns; both ways where the run is thorough.
 */
export async function storedStrings(desk: Desk, tally: Tally): Promise<void> {
  const texts = [...listedStrings(), ...Object.values(OWN).flat()];
  const sites = await newSites(desk);
  await Promise.all(
    sites.map(async (site, turn) => {
      for (const [at, sent] of texts.entries()) {
        const ways: Way[] = (at + turn) % 2 === 0 ? ['form', 'raw'] : ['raw', 'form'];
        for (const way of desk.isThorough ? ways : ways.slice(0, 1)) {
          await fill(desk, tally, { site, sent, way, at });
        }
        if (at % TRIES === 0) await forgetAllTries();
      }
    }),
  );
}

type Filling = { site: Site; sent: string | Buffer; way: Way; at: number };

async function fill(desk: Desk, tally: Tally, { site, sent, way, at }: Filling): Promise<void> {
  const others = await site.others(at);
  const isLong = lengthOf(textOf(sent)) > SHORT;
  const names = site.texts.filter((name) => !(isLong && name === 'orderId'));
  const fields: Sent = { ...others, ...Object.fromEntries(names.map((name) => [name, sent])) };
  const { action, cookie } = site;
  const about = inPrint(textOf(sent));
  const said = await act(desk, tally, { action, cookie, way, fields, about });
  const complaint = await complaintAbout(site, { said, names, fields, sent });
  const [, name] = action.split(' ');
  if (complaint) tally.findings.push(`${name} by ${way}, ${about}: ${complaint}`);
  else if (said.refusal === null) tally.stored += 1;
}

type Told = { said: Said; names: string[]; fields: Sent; sent: string | Buffer };

/** What is wrong with what came of a text. */
async function complaintAbout(
  site: Site,
  { said, names, fields, sent }: Told,
): Promise<string | null> {
  if (said.refusal !== null || said.status === 0 || said.status >= 500) return null;
  const stored = await site.read(fields);
  if (!stored) return `neither stored nor refused (${said.status})`;
  for (const name of names) {
    if (!isSame(stored[name] ?? '', textOf(sent), name)) {
      return `${name} is stored as ${inPrint(stored[name] ?? '')}`;
    }
  }
  return null;
}

/** What shows nothing is dropped, and lines of an address are joined by commas. */
function isSame(stored: string, sent: string, name: string): boolean {
  const visible = visibleText(sent);
  if (stored === visible) return true;
  const flat = (text: string) => text.replaceAll(/[\s,]+/g, '');
  return name === 'recipientAddress' && /[\r\n]/.test(sent) && flat(stored) === flat(visible);
}
