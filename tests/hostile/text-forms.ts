import { randomUUID } from 'node:crypto';
import { transaction } from '@/lib/db/client';
import { newOrder } from '@/tests/support/orders';
import { newPeople } from '@/tests/support/matrix/team';
import type { Sent } from './send-form';
import type { Context } from './context';

/** Texts by the name of their field. */
type Texts = Record<string, string | null>;

/** A form whose texts are stored. */
export type TextForm = {
  action: string;
  cookie: string;
  /** The text fields. */
  texts: readonly string[];
  /** Valid values of all fields. `at` is the number of earlier submissions. */
  others: (at: number) => Promise<Sent> | Sent;
  /** The texts stored by a form with these fields; null if it was not accepted. */
  read: (fields: Sent) => Promise<Texts | null>;
};

/** All forms with stored texts that need no password. Each is used by one person, one submission at a time. */
export async function newTextForms(context: Context): Promise<TextForm[]> {
  return [
    newOrders(context),
    edits(context),
    notes(context),
    attempts(context),
    settings(context),
    invitations(context),
    views(context),
    await profile(context),
  ];
}

function newOrders({ people, raw }: Context): TextForm {
  const { cookie } = people.ours.owner;
  return {
    action: 'app/(desk)/orders/actions.ts createOrderAction',
    cookie,
    texts: ['orderId', 'senderName', 'recipientName', 'recipientAddress'],
    others: () => ({ ...common(), orderId: randomUUID(), courierId: '', then: 'another' }),
    read: ({ operationId }) =>
      first(
        raw.rows(
          `SELECT o.* FROM "Order" AS o JOIN "Log" AS l ON l."orderDbId" = o."id" WHERE l."operationId" = $1`,
          [operationId],
        ),
      ),
  };
}

function edits({ people, raw }: Context): TextForm {
  const { cookie, actor } = people.ours.dispatcher;
  return {
    action: 'app/(desk)/orders/actions.ts editOrderAction',
    cookie,
    texts: ['senderName', 'recipientName', 'recipientAddress'],
    others: async () => {
      const { id, version } = await newOrder(actor);
      return { ...common(), id, version: String(version), courierId: '' };
    },
    read: ({ id }) =>
      first(raw.rows(`SELECT * FROM "Order" WHERE "id" = $1 AND "version" > 1`, [id])),
  };
}

function notes({ people, raw }: Context): TextForm {
  const { cookie, actor } = people.ours.dispatcher;
  return {
    action: 'app/(desk)/orders/actions.ts addNoteAction',
    cookie,
    texts: ['note'],
    others: async () => {
      const { id } = await newOrder(actor);
      return { operationId: randomUUID(), id };
    },
    read: ({ id }) => firstNote(raw, id),
  };
}

function attempts({ people, raw }: Context): TextForm {
  const { cookie, actor } = people.ours.owner;
  return {
    action: 'app/(desk)/orders/actions.ts recordAttemptAction',
    cookie,
    texts: ['reason', 'attemptNote'],
    others: async () => {
      const { id, version } = await newOrder(actor);
      return {
        operationId: randomUUID(),
        id,
        version: String(version),
        nextDate: '',
        then: 'stay',
      };
    },
    read: async ({ id }) => {
      const order = await first(
        raw.rows(`SELECT "attemptReason" FROM "Order" WHERE "id" = $1 AND "version" > 1`, [id]),
      );
      return (
        order && {
          reason: order.attemptReason!,
          attemptNote: (await firstNote(raw, id))?.note ?? '',
        }
      );
    },
  };
}

async function firstNote(raw: Context['raw'], id: Sent[string] | undefined): Promise<Texts | null> {
  const entry = await first(
    raw.rows(`SELECT "changes" FROM "Log" WHERE "orderDbId" = $1 AND "orderVersion" = 2`, [id]),
  );
  const { note } = JSON.parse(entry?.changes ?? '{}') as { note?: { to: string } };
  return note ? { note: note.to } : null;
}

function settings({ people, raw }: Context): TextForm {
  const { owner, workspaceId } = people.others;
  return {
    action: 'app/(desk)/settings/actions.ts changeSettingsAction',
    cookie: owner.cookie,
    texts: ['workspaceName', 'defaultSender'],
    others: (at) => ({
      operationId: randomUUID(),
      workspaceName: `Bakery ${at}`,
      timeZone: 'UTC',
      defaultSender: '',
      startView: 'all',
      workingDay1: 'yes',
      holidays: '',
      attemptReasons: '',
    }),
    read: ({ operationId }) =>
      first(
        raw.rows(
          `SELECT w."name" AS "workspaceName", w."defaultSender" FROM "Workspace" AS w
           JOIN "Log" AS l ON l."workspaceId" = w."id" AND l."seq" = w."logSeq"
           WHERE w."id" = $1 AND l."operationId" = $2`,
          [workspaceId, operationId],
        ),
      ),
  };
}

function invitations({ people, raw }: Context): TextForm {
  const { cookie } = people.ours.owner;
  return {
    action: 'app/(desk)/team/actions.ts inviteAction',
    cookie,
    texts: ['name'],
    others: () => ({ operationId: randomUUID(), role: 'COURIER', name: '' }),
    read: async () => {
      const [newest] = await raw.rows<{ id: string; name: string | null }>(
        `SELECT "id", "name" FROM "Invitation" WHERE "revokedAt" IS NULL ORDER BY "createdAt" DESC LIMIT 1`,
      );
      // Otherwise the team page would list all of them.
      const where = { id: newest?.id ?? '' };
      await transaction((tx) =>
        tx.invitation.updateMany({ where, data: { revokedAt: new Date() } }),
      );
      return newest ? { name: newest.name } : null;
    },
  };
}

function views({ people, raw, things }: Context): TextForm {
  return {
    action: 'app/(desk)/orders/views/actions.ts editViewAction',
    cookie: people.ours.owner.cookie,
    texts: ['name'],
    others: (at) => ({ id: things.view!, name: `Mine ${at}`, sharing: 'me' }),
    read: () => first(raw.rows(`SELECT "name" FROM "View" WHERE "id" = $1`, [things.view])),
  };
}

/** Uses its own person, since the other forms run at the same time. */
async function profile({ raw }: Context): Promise<TextForm> {
  const { actor, cookie } = (await newPeople()).ours.courier;
  return {
    action: 'app/(desk)/profile/actions.ts changeProfileAction',
    cookie,
    texts: ['name', 'username'],
    others: (at) => ({
      operationId: randomUUID(),
      name: `Kim ${at}`,
      username: `kim-${at}`,
      email: '',
    }),
    read: () =>
      first(raw.rows(`SELECT "name", "username" FROM "User" WHERE "id" = $1`, [actor.userId])),
  };
}

function common(): Sent {
  return {
    operationId: randomUUID(),
    numberOfItems: '3',
    deliveryDate: '2026-04-17',
    senderName: 'Northern Goods',
    recipientName: 'Łucja Nowak',
    recipientAddress: 'ul. Filtrowa 68, Warszawa',
  };
}

async function first(rows: Promise<unknown[]>): Promise<Texts | null> {
  return ((await rows)[0] as Texts | undefined) ?? null;
}
