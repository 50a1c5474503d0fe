'use client';

import { failed, failedWithCode, goToOrders, pageTitle } from '@/lib/http/messages';
import './globals.css';

/** Replaces the root layout, so it relies on nothing but a plain form, and is small, because each page loads it. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>{pageTitle(failed.title)}</title>
        <main id="main" className="mx-auto max-w-120 px-4 py-20 text-center">
          <h1 className="text-xl font-semibold">{failed.title}</h1>
          <p className="mt-2 text-muted">{error.digest ? failedWithCode : failed.text}</p>
          <code className="mt-2 block text-sm text-muted select-all">{error.digest}</code>
          <form action="/orders" className="mt-6">
            <button type="submit" className="button button-primary">
              {goToOrders}
            </button>
          </form>
        </main>
      </body>
    </html>
  );
}
