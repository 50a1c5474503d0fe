import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import type { SecondFactor } from '@/lib/accounts/queries';

export function CodesState({ isOn, recoveryCodesLeft }: SecondFactor) {
  return (
    <>
      <p className="mb-3 text-sm text-muted">
        {isOn
          ? `On. Log-in asks for a code from your authenticator app. ${leftOver(recoveryCodesLeft)}`
          : 'Off. You log in with your password only. Codes from an authenticator app on your phone keep out anyone who learns your password.'}
      </p>
      <Link href="/profile/codes" prefetch={false} className={buttonClass()}>
        {isOn ? 'Change one-time codes' : 'Set up one-time codes'}
      </Link>
    </>
  );
}

export function leftOver(recoveryCodes: number): string {
  if (recoveryCodes === 0) return 'You have no recovery codes left.';
  if (recoveryCodes === 1) return 'You have 1 recovery code left.';
  return `You have ${recoveryCodes} recovery codes left.`;
}
