import { expect, test } from 'vitest';
import { z } from 'zod';
import { emptyAnswer, invalidAnswer, refusedAnswer } from '@/lib/forms/answer';
import { Refusal, type AnyRefusal } from '@/lib/errors';

const conflict = new Refusal('conflict', {
  id: 'key',
  orderId: '10248',
  version: 5,
  merged: { numberOfItems: 19, deliveryDate: '2026-05-01', senderName: 'Theirs' },
  conflicts: [
    {
      field: 'deliveryDate',
      before: '2026-04-17',
      theirs: '2026-05-01',
      yours: '2026-06-01',
      by: 'Ben',
    },
  ],
  laterChanges: ['Ben edited it: delivery date is now 1 May 2026.'],
}) as AnyRefusal;

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const typed = { version: '2', numberOfItems: '19', deliveryDate: '2026-06-01', senderName: 'Old' };
const refused = refusedAnswer(emptyAnswer({ attempt: 0 }, formOf(typed)), conflict);

test('a conflict merges what only one side changed, and leaves the rest to the user', () => {
  expect(refused.values).toEqual({ version: '5', numberOfItems: '19', senderName: 'Theirs' });
  expect(refused.conflicts).toEqual({
    deliveryDate: { before: '2026-04-17', theirs: '2026-05-01', yours: '2026-06-01', by: 'Ben' },
  });
  expect(refused.alert?.text).toContain('Ben edited it: delivery date is now 1 May 2026.');
});

test('an open conflict stays open while other fields are invalid', () => {
  const answer = emptyAnswer(refused, formOf(refused.values));
  const wrong = z.object({ deliveryDate: z.string() }).safeParse(answer.values).error!;
  expect(invalidAnswer(answer, wrong)).toMatchObject({
    attempt: 2,
    conflicts: refused.conflicts,
    errors: { deliveryDate: {} },
  });
});

test('an invalid state is ignored', () => {
  for (const state of [null, 'x', { attempt: -1 }, { attempt: 0, conflicts: { a: 1 } }]) {
    expect(emptyAnswer(state, formOf({}))).toEqual({ attempt: 1, values: {}, errors: {} });
  }
});
