import { ActionForm } from '@/components/ui/action-form';
import { SubmitButton } from '@/components/ui/submit-button';
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
  const instead = `log in with ${name} instead of your password, without a one-time code`;
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
