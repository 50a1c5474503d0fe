import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import * as messages from '@/lib/accounts/two-factor/messages';

export function CodesOn({ recoveryCodesLeft }: { recoveryCodesLeft: number }) {
  return (
    <div className="mt-6 space-y-4 print:hidden">
      <p>
        {messages.isOnText} {messages.recoveryCodesLeft(recoveryCodesLeft)}
      </p>
      <div className="flex flex-wrap gap-3">
        <Link href="/profile/codes/renew" prefetch={false} className={buttonClass()}>
          {messages.renewLink}
        </Link>
        <Link href="/profile/codes/off" prefetch={false} className={buttonClass()}>
          {messages.turnOffLink}
        </Link>
      </div>
    </div>
  );
}
