'use client';

import { Button } from '@/components/ui/button';
import * as messages from '@/lib/labels/messages';

export function PrintButton({ text }: { text: string }) {
  return (
    <>
      <Button look="primary" className="noscript:hidden" onClick={() => window.print()}>
        {text}
      </Button>
      <p className="hidden text-sm text-muted noscript:block">{messages.printWithoutScript}</p>
    </>
  );
}
