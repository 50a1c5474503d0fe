'use client';

import { lazy } from 'react';

const Notice = lazy(async () => {
  const { NotFoundNotice } = await import('./not-found-notice');
  return { default: NotFoundNotice };
});

/** A client component, and on demand, because Next puts it into the payload of each page. */
export function NotFound() {
  return <Notice />;
}
