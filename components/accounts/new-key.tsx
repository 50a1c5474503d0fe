import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

/** A key for an authenticator application: as a QR code, to open on this device, and as text. */
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
        Scan this with an authenticator application on your phone. It then shows a new code every
        half minute, which log-in asks for after your password.
      </p>
      {code}
      <p>
        On this device:{' '}
        <a href={address} className={buttonClass({ className: 'align-middle' })}>
          Open authenticator application
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
