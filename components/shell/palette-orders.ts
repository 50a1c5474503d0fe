import { useDebouncedAnswer } from '@/components/ui/debounced-answer';
import type { FoundOrder } from '@/lib/orders/find';

type Trouble = 'unreachable' | 'signed-out';
type Answer = { orders: FoundOrder[]; isPart?: boolean; trouble: Trouble | null };

export type Looking = 'idle' | 'looking' | 'found' | 'part' | Trouble;

export function useFoundOrders(text: string): { orders: FoundOrder[]; looking: Looking } {
  const { answer, isCurrent } = useDebouncedAnswer(text, ask);
  if (text === '') return { orders: [], looking: 'idle' };
  const orders = answer?.orders ?? [];
  if (!answer || !isCurrent) return { orders, looking: 'looking' };
  return { orders, looking: answer.trouble ?? (answer.isPart ? 'part' : 'found') };
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
