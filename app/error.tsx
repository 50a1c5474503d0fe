'use client';

import { lazy, Suspense, type ComponentProps } from 'react';
import type { ErrorNotice } from '@/components/shell/error-notice';

/** On demand, because Next loads this file with each page. */
const Notice = lazy(async () => {
  const { ErrorNotice } = await import('@/components/shell/error-notice');
  return { default: ErrorNotice };
});

export default function ErrorPage(props: ComponentProps<typeof ErrorNotice>) {
  return (
    <Suspense>
      <Notice {...props} />
    </Suspense>
  );
}
