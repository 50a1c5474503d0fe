'use client';

import { useState, type ReactNode } from 'react';
import { Form } from '@/components/ui/form';
import { CurrentPasswordField } from '@/components/ui/own-password-field';
import { Sentence } from '@/components/ui/sentence';
import { SubmitButton } from '@/components/ui/submit-button';
import * as messages from '@/lib/accounts/two-factor/messages';
import type { FormAction, FormState } from '@/lib/forms/form-state';
import { CodeField } from './code-field';
import { NewKey } from './new-key';
import { RecoveryCodes } from './recovery-codes';

/** `sealed` is what the form submits. */
type DrawnSetup = { sealed: string; key: string; address: string; code: ReactNode };

/** `setup` is null once codes are on. */
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
  // Every render brings a new key: keep the one the user may have scanned.
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
      {/* Without JavaScript the answer is a new page, with a key other than the scanned one. */}
      {sent === setup.sealed ? (
        <NewKey text={setup.key} address={setup.address} code={setup.code} />
      ) : (
        <p>
          <Sentence
            text={messages.keyKept}
            parts={{
              startAgain: (
                <a href="/profile/codes" className="text-accent underline">
                  {messages.startAgain}
                </a>
              ),
            }}
          />
        </p>
      )}
      <CodeField state={state} />
      <CurrentPasswordField state={state} username={username} />
      <SubmitButton>{messages.turnOnButton}</SubmitButton>
    </>
  );
}
