'use client';

import { useState, type ReactNode } from 'react';
import { Form } from '@/components/ui/form';
import { CurrentPasswordField } from '@/components/ui/own-password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction, FormState } from '@/lib/forms/form-state';
import { NewKey } from './new-key';
import { CodeField } from './code-field';
import { RecoveryCodes } from './recovery-codes';

/** A key to be, with its QR code; `sealed` is what the form sends. */
type DrawnSetup = { sealed: string; key: string; address: string; code: ReactNode };

/** Turns one-time codes on, and then shows the recovery codes. Without a `setup` they are on already. */
export function TurnOnForm({
  action,
  operationId,
  username,
  setup,
}: {
  action: FormAction;
  operationId: string;
  username: string;
  setup: DrawnSetup | null;
}) {
  // Each drawing of the page comes with another key; what somebody may have scanned stays.
  const [opened] = useState(setup);
  const shown = opened ?? setup;
  return (
    <Form action={action} operationId={operationId}>
      {(state) => {
        if (state.values.recoveryCodes) return <RecoveryCodes codes={state.values.recoveryCodes} />;
        if (!setup || !shown) return null;
        return <TurnOnFields state={state} username={username} setup={shown} />;
      }}
    </Form>
  );
}

function TurnOnFields({
  state,
  username,
  setup,
}: {
  state: FormState;
  username: string;
  setup: DrawnSetup;
}) {
  const sent = state.values.setup ?? setup.sealed;
  return (
    <>
      <input type="hidden" name="setup" value={sent} />
      {/* Without JavaScript the answer is a new page, with a key that is not the one that was scanned. */}
      {sent === setup.sealed ? (
        <NewKey text={setup.key} address={setup.address} code={setup.code} />
      ) : (
        <p>
          Type a code of the key that you have just added.{' '}
          <a href="/profile/codes" className="text-accent underline">
            Start again with another key
          </a>
        </p>
      )}
      <CodeField state={state} />
      <CurrentPasswordField state={state} username={username} />
      <SubmitButton>Turn on one-time codes</SubmitButton>
    </>
  );
}
