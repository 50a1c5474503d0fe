'use client';

import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button';

/** Ignores clicks while the form is pending. */
export function SubmitButton({ children, ...props }: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus();
  return (
    <Button
      look="primary"
      {...props}
      type="submit"
      aria-busy={pending}
      onClick={(event) => {
        // `disabled` would drop the focus, and the button's name and value.
        if (pending) event.preventDefault();
      }}
    >
      {children}
    </Button>
  );
}
