import { ActionForm } from '@/components/ui/action-form';
import { SubmitButton } from '@/components/ui/submit-button';
import * as messages from '@/lib/accounts/single-sign-on/messages';
import type { ButtonAction, FormAction } from '@/lib/forms/form-state';
import { ConnectForm } from './connect-form';

type ConnectionProps = {
  /** The identity provider's name. */
  name: string;
  isConnected: boolean;
  operationId: string;
  connect: FormAction;
  disconnect: ButtonAction;
};

export function Connection({
  name,
  isConnected,
  operationId,
  connect,
  disconnect,
}: ConnectionProps) {
  return isConnected ? (
    <>
      <p className="mb-4 text-muted">{messages.isConnectedText(name)}</p>
      <ActionForm action={disconnect}>
        <input type="hidden" name="operationId" value={operationId} />
        <SubmitButton look="secondary">{messages.disconnectButton(name)}</SubmitButton>
      </ActionForm>
    </>
  ) : (
    <>
      <p className="mb-4 text-muted">{messages.isNotConnectedText(name)}</p>
      <ConnectForm name={name} operationId={operationId} action={connect} />
    </>
  );
}
