import { addDays, calendarDate } from '@/lib/dates';
import { moveText, stopsText } from '@/lib/orders/rounds/round';
import type { ActionRow } from './row';

export const ROUNDS: ActionRow[] = [
  {
    // The round of the courier of the workspace, who can order it as well.
    action: 'app/(desk)/deliveries/actions.ts orderRoundAction',
    kind: 'button',
    about: 'thing',
    owner: 'done',
    dispatcher: 'done',
    courier: 'done',
    stranger: 'signed-out',
    missing: 'no-courier',
    send: ({ people, name, order: { id } }) => ({
      courier: name(people.ours.courier.actor.userId),
      // Today or yesterday in any time zone, and so with the overdue order.
      date: addDays(calendarDate(new Date(), 'UTC'), -1),
      stops: stopsText([{ ids: [id] }]),
      press: moveText({ id, to: 'up' }),
    }),
  },
];
