import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import type { SecondFactor } from '@/lib/accounts/queries';
import * as messages from '@/lib/accounts/two-factor/messages';

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
