import type { OrderState } from '@/lib/orders/order';

/** What a field of an order can say. */
export type FieldValue = OrderState[keyof OrderState];

/** A field that two people changed, each to something else, since both had `before`. */
export type Conflict = {
  field: keyof OrderState;
  before: FieldValue;
  theirs: FieldValue;
  yours: FieldValue;
};

/** Which of two values a person takes, field by field. */
export type Choices = Partial<Record<keyof OrderState, 'theirs' | 'yours'>>;

/**
 * Both changes of a state at once, field by field of `yours`: what only one side changed is taken from that side. Where
 * both did, and not to the same, it is a conflict, which takes what was chosen, or for now theirs. `isChangedAgain` says
 * of which fields theirs is a change although it is the same as the base.
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
