'use client';

import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button';

/** Submits its form; while the answer is on its way it says so and refuses a second press. */
export function SubmitButton({ children, ...props }: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus();
  return (
    <Button
      look="primary"
      {...props}
      type="submit"
      aria-busy={pending}
      onClick={(event) => {
        // Not `disabled`, which would drop the focus and the button's own name and value.
        if (pending) event.preventDefault();
      }}
    >
      {children}
    </Button>
  );
}
