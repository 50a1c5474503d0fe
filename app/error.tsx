'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Notice } from '@/components/shell/notice';
import { RequestCode } from '@/components/shell/request-code';
import { Button, buttonClass } from '@/components/ui/button';

const UNAVAILABLE = 'Confirmed changes are saved. Try again in a moment.';
const FAILED =
  'Confirmed changes are saved. Try again. If it happens again, contact the owner of the workspace';

/** Server errors have a `digest`, the code of their lines in the server's log. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  const isUnavailable = error.digest === 'unreachable' || error.digest === 'busy';
  return (
    <Notice
      icon="alert"
      title={isUnavailable ? 'Temporarily unavailable' : 'Something went wrong'}
      text={isUnavailable ? UNAVAILABLE : `${FAILED}${error.digest ? ' with this code:' : '.'}`}
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
