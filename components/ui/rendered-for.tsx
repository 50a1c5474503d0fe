'use client';

import { createContext, use, useState, type ReactNode } from 'react';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';

const User = createContext<string | null>(null);

/**
 * Tells the forms inside for which user they are rendered, and keeps nothing of them for another user. A document has no
 * such key: React finds the answer to a form that was sent without JavaScript only where all keys are the same.
 */
export function RenderedForUser({ userId, children }: { userId: string; children: ReactNode }) {
  const [first] = useState(userId);
  return (
    <User key={userId === first ? undefined : userId} value={userId}>
      {children}
    </User>
  );
}

/** The ID of the user for whom this page is rendered; null where nobody is signed in. */
export function useRenderedFor(): string | null {
  return use(User);
}

/** The hidden field of each form. `kept` is what an earlier answer of this form holds. */
export function RenderedForField({ kept }: { kept?: string | undefined }) {
  const userId = useRenderedFor();
  const value = kept ?? userId;
  return value ? <input type="hidden" name={RENDERED_FOR} value={value} /> : null;
}
