'use client';

import { Notice } from '@/components/shell/notice';
import { RequestCode } from '@/components/shell/request-code';
import { Button } from '@/components/ui/button';
import './globals.css';

/** Replaces the root layout, so it relies on nothing but a plain form. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body className="min-h-dvh font-sans">
        <title>Something went wrong · Order desk</title>
        <Notice
          icon="alert"
          title="Something went wrong"
          text="Confirmed changes are saved. Try again. If it happens again, contact the owner of the workspace with this code:"
          code={<RequestCode instead={error.digest} />}
        >
          <form action="/orders">
            <Button look="primary" type="submit">
              Go to orders
            </Button>
          </form>
        </Notice>
      </body>
    </html>
  );
}
