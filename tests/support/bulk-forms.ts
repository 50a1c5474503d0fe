import { randomUUID } from 'node:crypto';
import { orderListAction } from '@/app/(desk)/orders/actions';
import { GET as ordersAsCsv } from '@/app/(desk)/orders/export.csv/route';
import { startBulkChangesAction } from '@/app/(desk)/orders/bulk/actions';
import { readFlash } from '@/lib/forms/flash';
import { EMPTY_FORM, type FormState } from '@/lib/forms/form-state';
import { formOf, type Fields } from './form';
import { Redirected } from './request';

/** Presses a button of the selection; returns the path of the redirect, or else the message. */
export async function press(bulk: string, fields: Fields): Promise<string> {
  const form = formOf({ operationId: randomUUID(), list: '', bulk, ...fields });
  try {
    await orderListAction(form);
  } catch (thrown) {
    if (thrown instanceof Redirected) return thrown.path;
    throw thrown;
  }
  return said();
}

/** The message that the last action left. */
export async function said(): Promise<string> {
  return (await readFlash())?.text ?? 'nothing';
}

/** The ID of a bulk action in the path of its page. */
export function bulkIdIn(path: string): string {
  return /bulk\/([\da-f-]{36})/.exec(path)![1]!;
}

/** Presses the button of a preview. */
export function apply(id: string, more: Fields = {}): Promise<FormState> {
  return startBulkChangesAction(EMPTY_FORM, formOf({ id, ...more }));
}

/** The CSV export of the orders of a bulk action. */
export function exported(group: string): Promise<Response> {
  return ordersAsCsv(new Request(`http://desk.test/orders/export.csv?group=${group}`));
}
