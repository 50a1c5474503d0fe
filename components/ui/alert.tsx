import type { ReactNode } from 'react';
import type { FormState } from '@/lib/forms/form-state';
import { Icon } from './icon';

export function Alert({ children }: { children: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex gap-2 rounded-md border border-danger/40 bg-danger-tint px-3 py-2.5 text-danger"
    >
      <span className="mt-1">
        <Icon name="alert" />
      </span>
      <div className="min-w-0 break-words">{children}</div>
    </div>
  );
}

/** A refusal of the whole form. Its link opens in a new tab, so that nothing typed is lost. */
export function FormAlert({ text, link }: NonNullable<FormState['alert']>) {
  return (
    <Alert>
      {text}{' '}
      {link ? (
        <a className="font-medium underline" href={link.href} target="_blank" rel="noreferrer">
          {link.text}
        </a>
      ) : null}
    </Alert>
  );
}
