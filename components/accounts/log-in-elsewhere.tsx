import { ActionForm } from '@/components/ui/action-form';
import { SubmitButton } from '@/components/ui/submit-button';
import * as messages from '@/lib/accounts/single-sign-on/messages';
import type { ButtonAction } from '@/lib/forms/form-state';

export function LogInElsewhere({
  name,
  next,
  action,
}: {
  name: string;
  next: string | undefined;
  action: ButtonAction;
}) {
  return (
    <ActionForm action={action} className="mt-4 border-t border-line pt-4">
      <input type="hidden" name="next" value={next ?? ''} />
      <SubmitButton look="secondary" className="w-full">
        {messages.logInButton(name)}
      </SubmitButton>
    </ActionForm>
  );
}
