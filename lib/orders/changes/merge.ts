import type { OrderState } from '@/lib/orders/order';

export type FieldValue = OrderState[keyof OrderState];

/** Both sides changed the field since `before`, to different values. */
export type Conflict = {
  field: keyof OrderState;
  before: FieldValue;
  theirs: FieldValue;
  yours: FieldValue;
};

export type Choices = Partial<Record<keyof OrderState, 'theirs' | 'yours'>>;

/**
 * A conflict takes the chosen side, or theirs until chosen. `isChangedAgain`: theirs changed, even if back to `base`.
 */
export function merge<T extends Partial<OrderState>>(
  { base, yours, theirs }: { base: T; yours: T; theirs: T },
  choices: Choices = {},
  isChangedAgain: (field: keyof OrderState) => boolean = () => false,
): { merged: T; conflicts: Conflict[] } {
  const taken: Partial<Record<keyof T, T[keyof T]>> = {};
  const conflicts: Conflict[] = [];
  for (const field of Object.keys(yours) as (keyof OrderState & keyof T)[]) {
    if (yours[field] === base[field] || yours[field] === theirs[field]) continue;
    const isTheirs = theirs[field] !== base[field] || isChangedAgain(field);
    if (!isTheirs || choices[field] === 'yours') taken[field] = yours[field];
    else if (choices[field] !== 'theirs') conflicts.push(conflictIn(field));
  }
  return { merged: { ...theirs, ...taken } as T, conflicts };

  function conflictIn(field: keyof OrderState & keyof T): Conflict {
    const value = (side: T) => side[field] as FieldValue;
    return { field, before: value(base), theirs: value(theirs), yours: value(yours) };
  }
}
