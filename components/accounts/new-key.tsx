import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Sentence } from '@/components/ui/sentence';
import * as messages from '@/lib/accounts/two-factor/messages';

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
      <p>{messages.scanText}</p>
      {code}
      <p>
        <Sentence
          text={messages.onThisDevice}
          parts={{
            openApp: (
              <a href={address} className={buttonClass({ className: 'align-middle' })}>
                {messages.openApp}
              </a>
            ),
          }}
        />
      </p>
      <p>
        <Sentence
          text={messages.typeKey}
          parts={{
            key: (
              <span className="font-mono break-words tabular-nums">
                {text.match(/.{1,4}/g)?.join(' ')}
              </span>
            ),
            copy: <CopyButton text={text} name={messages.copyKey} />,
          }}
        />
      </p>
    </div>
  );
}
