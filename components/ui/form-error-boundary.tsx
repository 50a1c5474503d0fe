'use client';

import { catchError, type ErrorInfo } from 'next/error';
import { useEffect, useEffectEvent } from 'react';

type BoundaryProps = { sent: FormData | null; restore: (form: FormData) => void };

/** If a form fails while it's submitted, restores what was sent. */
export const FormErrorBoundary = catchError((props: BoundaryProps, { error, reset }: ErrorInfo) => (
  <Recovery {...props} error={error} reset={reset} />
));

function Recovery({ sent, restore, error, reset }: BoundaryProps & Omit<ErrorInfo, 'retry'>) {
  // Nothing was sent, so the form itself is broken: leave it to the error page.
  if (!sent) throw error;

  const recover = useEffectEvent(() => {
    restore(sent);
    reset();
  });
  useEffect(() => recover(), []);
  return null;
}
