import type { FormState } from '@/lib/forms/form-state';
import { Alert } from './alert';

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
