'use client';

import { Notice } from '@/components/shell/notice';
import { RequestCode } from '@/components/shell/request-code';
import { Button } from '@/components/ui/button';
import './globals.css';

/** A fault in the frame around every page, which this replaces: no more is assumed to work than a plain form. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body className="min-h-dvh font-sans">
        <title>Something went wrong · Order desk</title>
        <Notice
          icon="alert"
          title="Something went wrong"
          text="Changes that were confirmed are saved. Try again; if it happens again, tell the owner of the workspace this code:"
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
