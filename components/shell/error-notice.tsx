'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Button } from '@/components/ui/button';
import { failed, failedWithCode, unavailable } from '@/lib/http/messages';
import * as shared from '@/lib/messages';
import { Notice, OrdersLink } from './notice';
import { RequestCode } from './request-code';

/** Server errors have a `digest`, the code of their lines in the server's log. */
export function ErrorNotice({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  const isUnavailable = error.digest === 'unreachable' || error.digest === 'busy';
  const page = isUnavailable ? unavailable : failed;
  return (
    <Notice
      icon="alert"
      title={page.title}
      text={page === failed && error.digest ? failedWithCode : page.text}
      code={error.digest && <RequestCode instead={error.digest} />}
    >
      <Button
        look="primary"
        onClick={() =>
          startTransition(() => {
            router.refresh();
            reset();
          })
        }
      >
        {shared.tryAgain}
      </Button>
      <OrdersLink look="secondary" />
    </Notice>
  );
}
