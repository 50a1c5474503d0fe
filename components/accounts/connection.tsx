import { ActionForm } from '@/components/ui/action-form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction, FormAction } from '@/lib/forms/form-state';
import { ConnectForm } from './connect-form';

type ConnectionProps = {
  /** What the identity provider is called. */
  name: string;
  isConnected: boolean;
  operationId: string;
  connect: FormAction;
  disconnect: ButtonAction;
};

/** What being connected means for this user, and the way to change it. */
export function Connection({
  name,
  isConnected,
  operationId,
  connect,
  disconnect,
}: ConnectionProps) {
  const instead = `log in with ${name} instead of your password, and no one-time code is asked for then`;
  return isConnected ? (
    <>
      <p className="mb-4 text-muted">You are connected: you can {instead}.</p>
      <ActionForm action={disconnect}>
        <input type="hidden" name="operationId" value={operationId} />
        <SubmitButton look="secondary">Disconnect {name}</SubmitButton>
      </ActionForm>
    </>
  ) : (
    <>
      <p className="mb-4 text-muted">Once connected, you can {instead}.</p>
      <ConnectForm name={name} operationId={operationId} action={connect} />
    </>
  );
}
