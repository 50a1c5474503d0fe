'use client';

import { Notice } from '@/components/shell/notice';
import { RequestCode } from '@/components/shell/request-code';
import { Button } from '@/components/ui/button';
import { failed, failedWithCode, pageTitle } from '@/lib/http/messages';
import * as shared from '@/lib/messages';
import './globals.css';

/** Replaces the root layout, so it relies on nothing but a plain form. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>{pageTitle(failed.title)}</title>
        <Notice
          icon="alert"
          title={failed.title}
          text={failedWithCode}
          code={<RequestCode instead={error.digest} />}
        >
          <form action="/orders">
            <Button look="primary" type="submit">
              {shared.goToOrders}
            </Button>
          </form>
        </Notice>
      </body>
    </html>
  );
}
