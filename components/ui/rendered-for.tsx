'use client';

import { createContext, use, useState, type ReactNode } from 'react';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';

const User = createContext<string | null>(null);

/**
 * Remounts the forms inside when the user changes. The first render has no key: without JavaScript, React matches a
 * response to its form by the keys above it, and the user must not be one of them.
 */
export function RenderedForUser({ userId, children }: { userId: string; children: ReactNode }) {
  const [first] = useState(userId);
  return (
    <User key={userId === first ? undefined : userId} value={userId}>
      {children}
    </User>
  );
}

/** `previous` is the value in an earlier response to this form. */
export function RenderedForField({ previous }: { previous?: string | undefined }) {
  const userId = use(User);
  const value = previous ?? userId;
  return value ? <input type="hidden" name={RENDERED_FOR} value={value} /> : null;
}
