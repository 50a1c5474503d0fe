'use client';

import { useState, useSyncExternalStore } from 'react';

/** The server log's ID of the last request before this rendered; https and localhost only. */
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

/** A fetch gets its entry when the response is complete, possibly after rendering. */
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
