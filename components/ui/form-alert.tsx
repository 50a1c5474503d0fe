import type { FormState } from '@/lib/forms/form-state';
import { Alert } from './alert';

/** A refusal that belongs to no field, with its way out, which opens beside the form. */
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
