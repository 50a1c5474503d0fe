import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

export function NewKey({
  text,
  address,
  code,
}: {
  /** In base 32. */
  text: string;
  address: string;
  code: ReactNode;
}) {
  return (
    <div className="space-y-3">
      <p>
        Scan this with an authenticator app on your phone. It shows a new code every 30 seconds,
        which you enter after your password.
      </p>
      {code}
      <p>
        On this device:{' '}
        <a href={address} className={buttonClass({ className: 'align-middle' })}>
          Open authenticator app
        </a>
      </p>
      <p>
        Or type the key:{' '}
        <span className="font-mono break-words tabular-nums">
          {text.match(/.{1,4}/g)?.join(' ')}
        </span>{' '}
        <CopyButton text={text} name="Copy key" />
      </p>
    </div>
  );
}
