'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Notice } from '@/components/shell/notice';
import { RequestCode } from '@/components/shell/request-code';
import { Button, buttonClass } from '@/components/ui/button';

const AWAY = 'Changes that were confirmed are saved. Try again in a moment.';
const FAULT =
  'Changes that were confirmed are saved. Try again; if it happens again, tell the owner of the workspace';

/** A fault: says so, and offers another try. One of the server has a `digest`, and lines in the log under its code. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  const isAway = error.digest === 'unreachable' || error.digest === 'busy';
  return (
    <Notice
      icon="alert"
      title={isAway ? 'Temporarily unavailable' : 'Something went wrong'}
      text={isAway ? AWAY : `${FAULT}${error.digest ? ' this code:' : '.'}`}
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
        Try again
      </Button>
      <Link href="/orders" prefetch={false} className={buttonClass()}>
        Go to orders
      </Link>
    </Notice>
  );
}
