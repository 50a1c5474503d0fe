'use client';

import { Button } from '@/components/ui/button';

/** Opens the browser's print dialog; without JavaScript a sentence says how to. */
export function PrintButton({ text }: { text: string }) {
  return (
    <>
      <Button look="primary" className="noscript:hidden" onClick={() => window.print()}>
        {text}
      </Button>
      <p className="hidden text-sm text-muted noscript:block">
        Print this page with the browser&rsquo;s own Print command.
      </p>
    </>
  );
}
