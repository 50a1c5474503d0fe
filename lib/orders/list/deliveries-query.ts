import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrdersSql } from '@/lib/auth/permissions';
import { calendarDate, startOfDay } from '@/lib/dates';
import { statements } from '@/lib/db/client';
import { join, raw, sql, type Sql } from '@/lib/db/sql';
import { reopenableIds } from '@/lib/orders/capabilities';
import { notesOf } from '@/lib/orders/notes';
import { MOST_ONGOING, type Delivery, type DeliveryList } from './deliveries';

export const MOST_DELIVERED = 50;
const MOST_NOTES = 3;

const deliverySchema = z.object({
  id: z.string(),
  orderId: z.string(),
  version: z.coerce.number(),
  numberOfItems: z.coerce.number(),
  deliveryDate: z.string(),
  recipientName: z.string(),
  recipientAddress: z.string(),
  recipientPhone: z.string().nullable(),
  timeWindow: z.string().nullable(),
  instructions: z.string().nullable(),
  attempts: z.number().nullable(),
  attemptReason: z.string().nullable(),
  attemptedAt: z.string().nullable(),
  attemptedFor: z.string().nullable(),
}) satisfies z.ZodType<Omit<Delivery, 'notes' | 'hasMoreNotes'>>;

const doneSchema = deliverySchema.extend({
  status: z.enum(['ONGOING', 'DELIVERED']),
  deliveredAt: z.coerce.date(),
});

const columnsOf = ({ shape }: z.ZodObject) =>
  join(Object.keys(shape).map((name) => raw(`"${name}"`)));

/** Today's first, then overdue (latest first), then later; `done` is today's in the workspace's time zone. */
export async function listDeliveries(
  actor: Actor,
  now: Date,
): Promise<Pick<DeliveryList, 'ongoing' | 'isMore' | 'done'>> {
  const { timeZone } = actor;
  const date = calendarDate(now, timeZone);
  const today = startOfDay(date, timeZone);
  const ongoingOf = async (dates: Sql, order: 'ASC' | 'DESC') => {
    const rows = await statements().rows(sql`
      SELECT ${columnsOf(deliverySchema)} FROM "Order"
      WHERE ${visibleOrdersSql(actor)} AND "status" = 'ONGOING' AND ${dates}
      ORDER BY "deliveryDate" ${raw(order)}, "id" LIMIT ${MOST_ONGOING + 1}`);
    return rows.map((row) => deliverySchema.parse(row));
  };
  const doneToday = async () => {
    const rows = await statements().rows(sql`
      SELECT ${columnsOf(doneSchema)} FROM "Order"
      WHERE ${visibleOrdersSql(actor)} AND "deliveredAt" >= ${today}
      ORDER BY "deliveredAt" DESC, "id" DESC LIMIT ${MOST_DELIVERED}`);
    return rows.map((row) => doneSchema.parse(row));
  };
  const [due, overdue, later, done] = await Promise.all([
    ongoingOf(sql`"deliveryDate" = ${date}`, 'DESC'),
    ongoingOf(sql`"deliveryDate" < ${date}`, 'DESC'),
    ongoingOf(sql`"deliveryDate" > ${date}`, 'ASC'),
    doneToday(),
  ]);
  const ongoing = [...due, ...overdue, ...later];
  const shown = ongoing.slice(0, MOST_ONGOING);
  const ids = shown.map(({ id }) => id);
  const notes = await notesOf(actor, { ids, most: MOST_NOTES + 1 });
  const reopenable = await reopenableIds(actor, done);
  return {
    ongoing: shown.map((order) => {
      const ofOrder = notes.get(order.id) ?? [];
      const hasMoreNotes = ofOrder.length > MOST_NOTES;
      return { ...order, notes: ofOrder.slice(0, MOST_NOTES), hasMoreNotes };
    }),
    isMore: ongoing.length > MOST_ONGOING,
    done: done.map(({ status: _, deliveredAt, ...order }) => {
      const mayReopen = reopenable.has(order.id);
      return { ...order, deliveredAt: deliveredAt.toISOString(), mayReopen };
    }),
  };
}
