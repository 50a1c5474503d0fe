'use client';

import { Button } from '@/components/ui/button';

export function PrintButton({ text }: { text: string }) {
  return (
    <>
      <Button look="primary" className="noscript:hidden" onClick={() => window.print()}>
        {text}
      </Button>
      <p className="hidden text-sm text-muted noscript:block">
        Print this page with your browser&rsquo;s Print command.
      </p>
    </>
  );
}
