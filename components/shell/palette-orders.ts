import { useEffect, useState } from 'react';
import type { FoundOrder } from '@/lib/orders/find';

/** Debounce, in milliseconds. */
const REST_MS = 150;

type Trouble = 'unreachable' | 'signed-out';
type Answer = { orders: FoundOrder[]; isPart?: boolean; trouble: Trouble | null };

export type Looking = 'idle' | 'looking' | 'found' | 'part' | Trouble;

/** Debounced; drops late answers to earlier texts. */
export function useFoundOrders(text: string): { orders: FoundOrder[]; looking: Looking } {
  const [answer, setAnswer] = useState<Answer & { text: string }>({
    text: '',
    orders: [],
    trouble: null,
  });

  useEffect(() => {
    if (text === '') return;
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const answered = await ask(text, asking.signal);
      if (!asking.signal.aborted) setAnswer({ text, ...answered });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [text]);

  if (text === '') return { orders: [], looking: 'idle' };
  const looking =
    answer.text === text ? (answer.trouble ?? (answer.isPart ? 'part' : 'found')) : 'looking';
  return { orders: answer.orders, looking };
}

async function ask(text: string, signal: AbortSignal): Promise<Answer> {
  try {
    // Signed-out users get a 401, or a redirect from a proxy, which isn't followed.
    const response = await fetch(`/orders/find?${new URLSearchParams({ q: text })}`, {
      signal,
      redirect: 'manual',
    });
    const isSignedOut = response.status === 401 || response.type === 'opaqueredirect';
    if (isSignedOut) return { orders: [], trouble: 'signed-out' };
    if (!response.ok) return { orders: [], trouble: 'unreachable' };
    const answer = (await response.json()) as { orders: FoundOrder[]; isPart: boolean };
    return { ...answer, trouble: null };
  } catch {
    return { orders: [], trouble: 'unreachable' };
  }
}
