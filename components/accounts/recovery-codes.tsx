'use client';

import Link from 'next/link';
import { PrintButton } from '@/components/labels/print-button';
import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import * as messages from '@/lib/accounts/two-factor/messages';

/** Shown only once. `codes` are separated by spaces. */
export function RecoveryCodes({ codes }: { codes: string }) {
  const list = codes.split(' ');
  return (
    <section aria-labelledby="recovery-codes" className="space-y-4">
      <div className="flex items-center gap-1">
        <h2 id="recovery-codes" className="font-semibold">
          {messages.recoveryCodesTitle}
        </h2>
        <CopyButton text={list.join('\n')} name={messages.copyRecoveryCodes} />
      </div>
      <p>{messages.recoveryCodesText}</p>
      <ol className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-md border border-line p-4 font-mono tabular-nums">
        {list.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <PrintButton text={messages.printRecoveryCodes} />
        <Link href="/profile" prefetch={false} className={buttonClass()}>
          {messages.backToProfile}
        </Link>
      </div>
    </section>
  );
}
