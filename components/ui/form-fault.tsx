'use client';

import { catchError, type ErrorInfo } from 'next/error';
import { useEffect, useEffectEvent } from 'react';

type FaultProps = { sent: FormData | null; comeBack: (form: FormData) => void };

/** Where a form breaks while it is sent, it comes back with what was sent. */
export const FaultGuard = catchError((props: FaultProps, { error, reset }: ErrorInfo) => (
  <Fault {...props} error={error} reset={reset} />
));

function Fault({ sent, comeBack, error, reset }: FaultProps & Omit<ErrorInfo, 'retry'>) {
  // Nothing was sent, so the fault is one of the form itself, for the page to deal with.
  if (!sent) throw error;

  const recover = useEffectEvent(() => {
    comeBack(sent);
    reset();
  });
  useEffect(() => recover(), []);
  return null;
}
