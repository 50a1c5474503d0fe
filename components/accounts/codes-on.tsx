import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { leftOver } from './codes-state';

export function CodesOn({ recoveryCodesLeft }: { recoveryCodesLeft: number }) {
  return (
    <div className="mt-6 space-y-4 print:hidden">
      <p>
        One-time codes are on. Log-in asks for a code from your authenticator app.{' '}
        {leftOver(recoveryCodesLeft)}
      </p>
      <div className="flex flex-wrap gap-3">
        <Link href="/profile/codes/renew" prefetch={false} className={buttonClass()}>
          Make new recovery codes
        </Link>
        <Link href="/profile/codes/off" prefetch={false} className={buttonClass()}>
          Turn off one-time codes
        </Link>
      </div>
    </div>
  );
}
