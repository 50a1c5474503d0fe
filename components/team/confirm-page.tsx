import { CancelLink } from '@/components/accounts/cancel-link';
import { Main } from '@/components/shell/main';
import { ActionForm } from '@/components/ui/action-form';
import { PageHeading } from '@/components/ui/page-heading';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/team/messages';
import { MemberFields, UnreassignedOrders, type Confirmation } from './confirmation';

/** Without JavaScript; otherwise a dialog asks. */
export function ConfirmPage({
  confirmation,
  action,
}: {
  confirmation: Confirmation;
  action: ButtonAction;
}) {
  const { title, text, button } = messages.confirmations[confirmation.kind];
  return (
    <Main narrow>
      <PageHeading title={title(confirmation.name)} />
      <div className="mb-5 text-muted">
        <p>{text}</p>
        <UnreassignedOrders {...confirmation} />
      </div>
      <ActionForm action={action} className="flex flex-wrap gap-3">
        <MemberFields {...confirmation} />
        <input type="hidden" name="then" value="team" />
        <SubmitButton look="danger" className="max-w-full">
          <span className="truncate">{button(confirmation.name)}</span>
        </SubmitButton>
        <CancelLink href="/team" />
      </ActionForm>
    </Main>
  );
}
