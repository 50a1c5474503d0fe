import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import type { SecondFactor } from '@/lib/accounts/queries';

/** Whether log-in asks for a one-time code, and the way to change that. */
export function CodesState({ isOn, recoveryCodesLeft }: SecondFactor) {
  return (
    <>
      <p className="mb-3 text-sm text-muted">
        {isOn
          ? `On: log-in asks for a code of your authenticator application. ${leftOver(recoveryCodesLeft)}`
          : 'Off: your password alone lets you in. With codes of an authenticator application on your phone, somebody who finds out your password is still kept out.'}
      </p>
      <Link href="/profile/codes" prefetch={false} className={buttonClass()}>
        {isOn ? 'Change one-time codes' : 'Set up one-time codes'}
      </Link>
    </>
  );
}

/** How many recovery codes are left, as a sentence. */
export function leftOver(recoveryCodes: number): string {
  if (recoveryCodes === 0) return 'You have no recovery codes left.';
  if (recoveryCodes === 1) return 'You have 1 recovery code left.';
  return `You have ${recoveryCodes} recovery codes left.`;
}
