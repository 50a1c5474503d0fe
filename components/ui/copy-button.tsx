'use client';

import { useState, useSyncExternalStore } from 'react';
import * as messages from '@/lib/messages';
import { Icon } from './icon';

/** Hidden without a clipboard, which browsers allow only over HTTPS. */
export function CopyButton({ text, name }: { text: string; name: string }) {
  const [copied, setCopied] = useState(false);
  const canCopy = useSyncExternalStore(
    () => () => {},
    () => navigator.clipboard !== undefined,
    () => true,
  );

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  }

  if (!canCopy) return null;
  return (
    <button
      type="button"
      aria-label={copied ? messages.copied(name) : name}
      title={name}
      onClick={copy}
      className="-my-2.5 inline-flex size-11 items-center justify-center rounded-md align-middle text-muted hover:text-ink print:hidden pointer-fine:-my-1 pointer-fine:size-7 noscript:hidden"
    >
      <Icon name={copied ? 'check' : 'copy'} size={14} />
    </button>
  );
}
