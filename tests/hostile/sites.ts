import { randomUUID } from 'node:crypto';
import { transaction } from '@/lib/db/client';
import { newOrder } from '@/tests/support/orders';
import { newPeople } from '@/tests/support/matrix/team';
import type { Sent } from './act';
import type { Desk } from './desk';

/** Texts as they were sent, or as they are stored, by the names of their fields. */
type Texts = Record<string, string | null>;

/** A form whose texts are kept. */
export type Site = {
  action: string;
  cookie: string;
  /** The fields that are filled with a text, unless it is too long for all of them. */
  texts: readonly string[];
  /** What else the form says. `at` counts the times that it is sent. */
  others: (at: number) => Promise<Sent> | Sent;
  /** What was stored by a form with these fields; null where nothing was. */
  read: (fields: Sent) => Promise<Texts | null>;
};

/** The forms whose texts are kept and cost no password. Each belongs to one person, who does one thing at a time. */
export async function newSites(desk: Desk): Promise<Site[]> {
  return [
    newOrders(desk),
    edits(desk),
    settings(desk),
    invitations(desk),
    views(desk),
    await profile(desk),
  ];
}

/** A new order, whose Order ID takes less than the rest of it. */
function newOrders({ people, raw }: Desk): Site {
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

function edits({ people, raw }: Desk): Site {
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

function settings({ people, raw }: Desk): Site {
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

function invitations({ people, raw }: Desk): Site {
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
      // The page of the team would show them all.
      const where = { id: newest?.id ?? '' };
      await transaction((tx) =>
        tx.invitation.updateMany({ where, data: { revokedAt: new Date() } }),
      );
      return newest ? { name: newest.name } : null;
    },
  };
}

function views({ people, raw, things }: Desk): Site {
  return {
    action: 'app/(desk)/orders/views/actions.ts editViewAction',
    cookie: people.ours.owner.cookie,
    texts: ['name'],
    others: (at) => ({ id: things.view!, name: `Mine ${at}`, sharing: 'me' }),
    read: () => first(raw.rows(`SELECT "name" FROM "View" WHERE "id" = $1`, [things.view])),
  };
}

/** Somebody's names; nobody else's, whose other forms go on meanwhile. */
async function profile({ raw }: Desk): Promise<Site> {
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
