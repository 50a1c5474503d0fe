'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Notice } from '@/components/shell/notice';
import { Button, buttonClass } from '@/components/ui/button';

/** A fault: says so, and offers another try. `digest` is what the server wrote beside it in its own output. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  return (
    <Notice
      icon="alert"
      title="Something went wrong"
      text={`Changes that were confirmed are saved. Try again; if it happens again, tell the owner of the workspace${error.digest ? ` this code: ${error.digest}` : ''}.`}
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
