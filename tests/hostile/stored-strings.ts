import { visibleText } from '@/lib/normalize';
import { lengthOf } from '@/lib/text';
import type { Way } from '@/tests/support/matrix/call-action';
import { sendForm, type ActionAnswer, type Sent } from './send-form';
import { resetRateLimits, type Context } from './context';
import { newTextForms, type TextForm } from './text-forms';
import { listedStrings, OWN_STRINGS, textOf } from './strings';
import { printable, type Results } from './results';

/** Rate limits are reset after this number of texts. */
const RESET_INTERVAL = 20;

/** The maximum length of an Order ID, in code points. */
const MAX_ORDER_ID = 64;

/**
 * Sends every text in every stored text field: its visible characters are stored in NFC, or it is refused with a message.
 * Fields are sent alternately as form and as action call; a thorough run does both.
 */
export async function storedStrings(context: Context, results: Results): Promise<void> {
  const texts = [...listedStrings(), ...Object.values(OWN_STRINGS).flat()];
  const forms = await newTextForms(context);
  await Promise.all(
    forms.map(async (form, turn) => {
      for (const [at, sent] of texts.entries()) {
        const ways: Way[] = (at + turn) % 2 === 0 ? ['form', 'raw'] : ['raw', 'form'];
        for (const way of context.isThorough ? ways : ways.slice(0, 1)) {
          await fill(context, results, { form, sent, way, at });
        }
        if (at % RESET_INTERVAL === 0) await resetRateLimits();
      }
    }),
  );
}

type Filling = { form: TextForm; sent: string | Buffer; way: Way; at: number };

async function fill(
  context: Context,
  results: Results,
  { form, sent, way, at }: Filling,
): Promise<void> {
  const others = await form.others(at);
  const isLong = lengthOf(textOf(sent)) > MAX_ORDER_ID;
  const names = form.texts.filter((name) => !(isLong && name === 'orderId'));
  const fields: Sent = { ...others, ...Object.fromEntries(names.map((name) => [name, sent])) };
  const { action, cookie } = form;
  const about = printable(textOf(sent));
  const answer = await sendForm(context, results, { action, cookie, way, fields, about });
  const problem = await problemWith(form, { answer, names, fields, sent });
  const [, name] = action.split(' ');
  if (problem) results.findings.push(`${name} by ${way}, ${about}: ${problem}`);
  else if (answer.refusal === null) results.stored += 1;
}

type Submission = { answer: ActionAnswer; names: string[]; fields: Sent; sent: string | Buffer };

/** What is wrong with the stored text, if anything. */
async function problemWith(
  form: TextForm,
  { answer, names, fields, sent }: Submission,
): Promise<string | null> {
  if (answer.refusal !== null || answer.status === 0 || answer.status >= 500) return null;
  const stored = await form.read(fields);
  if (!stored) return `neither stored nor refused (${answer.status})`;
  for (const name of names) {
    if (!isSame(stored[name] ?? '', textOf(sent), name)) {
      return `${name} is stored as ${printable(stored[name] ?? '')}`;
    }
  }
  return null;
}

const WITH_LINES = ['recipientAddress', 'note', 'attemptNote'];

/** Invisible characters are dropped; lines of an address are joined by commas, those of a note end with line feeds. */
function isSame(stored: string, sent: string, name: string): boolean {
  const visible = visibleText(sent);
  if (stored === visible) return true;
  const flat = (text: string) => text.replaceAll(/[\s,]+/g, '');
  return WITH_LINES.includes(name) && /[\r\n]/.test(sent) && flat(stored) === flat(visible);
}
