'use client';

import { useState, useSyncExternalStore } from 'react';

/**
 * The id under which the server wrote down what it did for this page, for people to pass on: the one on the last answer
 * that was asked for before this was drawn. Browsers tell it to pages on https and on localhost only; elsewhere, and
 * until it is known, `instead` stands there.
 */
export function RequestCode({ instead = '' }: { instead?: string | undefined }) {
  const [drawn] = useState(() => performance.now());
  const requestId = useSyncExternalStore(
    whenEntriesArrive,
    () => requestIdBefore(drawn),
    () => undefined,
  );
  return (
    <code className="mt-2 block min-h-5 text-sm text-muted select-all">{requestId ?? instead}</code>
  );
}

/** A fetch has its entry only once all of its answer is there, which can be later than what it draws. */
function whenEntriesArrive(changed: () => void): () => void {
  const observer = new PerformanceObserver(changed);
  observer.observe({ type: 'resource', buffered: true });
  return () => observer.disconnect();
}

function requestIdBefore(time: number): string | undefined {
  const documents = performance.getEntriesByType('navigation') as PerformanceResourceTiming[];
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return [...documents, ...resources.filter(({ initiatorType }) => initiatorType === 'fetch')]
    .filter(({ startTime }) => startTime <= time)
    .sort((a, b) => b.startTime - a.startTime)
    .map(({ serverTiming }) => serverTiming?.find(({ name }) => name === 'request')?.description)
    .find(Boolean);
}
