import { clsx } from 'clsx';
import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import { ButtonText } from '@/components/ui/button-text';
import { inputClass } from '@/components/ui/field';
import { ROLE_KEYS, ROLES } from '@/lib/auth/roles';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/team/messages';
import type { Member } from '@/lib/team/queries';
import { MemberFields } from './confirmation';

export function RoleForm({
  member: { id, name, role },
  action,
  operationId,
}: {
  member: Member;
  action: ButtonAction;
  operationId: string;
}) {
  return (
    <ActionForm action={action} className="flex gap-2" autoComplete="off">
      <MemberFields memberId={id} operationId={operationId} />
      <select
        // Resets an unsaved choice when the role changes.
        key={role}
        name="role"
        aria-label={messages.roleLabel(name)}
        defaultValue={role}
        className={clsx(inputClass, 'h-11 max-lg:flex-1 lg:w-32 lg:text-sm lg:pointer-fine:h-9')}
      >
        {ROLE_KEYS.map((choice) => (
          <option key={choice} value={choice}>
            {ROLES[choice].name}
          </option>
        ))}
      </select>
      <button type="submit" className={buttonClass()}>
        <ButtonText {...messages.changeRoleButton(name)} />
      </button>
    </ActionForm>
  );
}
