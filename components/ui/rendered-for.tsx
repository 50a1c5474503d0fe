'use client';

import { createContext, use, useState, type ReactNode } from 'react';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';

const User = createContext<string | null>(null);

/**
 * Tells the forms inside for which user they are rendered, and remounts them when that user changes. The first render has
 * no key: without JavaScript, React matches an answer to its form by the keys above it, so the user must not be one of them.
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
