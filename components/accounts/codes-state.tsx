import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import type { SecondFactor } from '@/lib/accounts/queries';
import * as messages from '@/lib/accounts/two-factor/messages';

/** On the profile. */
export function CodesState({ isOn, recoveryCodesLeft }: SecondFactor) {
  return (
    <>
      <p className="mb-3 text-sm text-muted">
        {isOn
          ? `${messages.onText} ${messages.recoveryCodesLeft(recoveryCodesLeft)}`
          : messages.offText}
      </p>
      <Link href="/profile/codes" prefetch={false} className={buttonClass()}>
        {isOn ? messages.changeLink : messages.setUpLink}
      </Link>
    </>
  );
}

/** On the page of one-time codes. */
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
