import { z } from 'zod';
import { lineOfText, operationId, OUT_OF_DATE } from '@/lib/forms/fields';
import type { ListParams } from '@/lib/orders/list/params';
import { parseListParams } from '@/lib/orders/list/parse';
import { listQuery } from '@/lib/orders/list/url';
import { nameLabel } from './messages';
import { BUILT_IN_VIEWS } from './saved-view';

/** Ignores parameters that an earlier version stored and this one doesn't know. */
export function listParamsOf(query: string): ListParams {
  return parseListParams(Object.fromEntries(new URLSearchParams(query))).listing;
}

export function canonicalQuery(query: string): string {
  return listQuery(listParamsOf(query));
}

const fields = {
  name: lineOfText(nameLabel, 60),
  sharing: z.enum(['me', 'workspace']).catch('me'),
  /** An unchecked box isn't sent. */
  opensFirst: z
    .literal('yes')
    .optional()
    .catch(undefined)
    .transform((value) => value === 'yes'),
};

export const saveViewSchema = z.object({
  operationId,
  query: z.string(OUT_OF_DATE).transform(canonicalQuery),
  ...fields,
});

export const viewKeySchema = z.uuid();

export const editViewSchema = z.object({ id: z.uuid(OUT_OF_DATE), ...fields });

export const deleteViewSchema = z.object({ id: z.uuid() });

export const defaultViewSchema = z.object({
  view: z.union([
    z.uuid(),
    z.enum(BUILT_IN_VIEWS.map(({ id }) => id)),
    z.literal('').transform(() => null),
  ]),
});
