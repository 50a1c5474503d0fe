import { useEffect, useEffectEvent, useState } from 'react';

/** Debounce, in milliseconds. */
const REST_MS = 150;

/**
 * The newest answer, which may be to an earlier text while this one has none; '' is never asked. Debounced; drops late
 * answers to earlier texts.
 */
export function useDebouncedAnswer<A>(
  text: string,
  ask: (text: string, signal: AbortSignal) => Promise<A>,
): { answer: A | null; isCurrent: boolean } {
  const [answer, setAnswer] = useState<{ text: string; given: A } | null>(null);
  const askNow = useEffectEvent(ask);
  if (text === '' && answer) setAnswer(null);

  useEffect(() => {
    if (text === '') return;
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const given = await askNow(text, asking.signal);
      if (!asking.signal.aborted) setAnswer({ text, given });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [text]);

  return { answer: answer?.given ?? null, isCurrent: answer?.text === text };
}
