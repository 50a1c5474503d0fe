import { ActionButton } from '@/components/ui/action-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/imports/messages';

/** For all orders that were edited here since the last import. */
export function ConflictChoice({
  id,
  fileWins,
  action,
}: {
  id: string;
  fileWins: boolean;
  action: ButtonAction;
}) {
  return (
    <section
      aria-label={messages.conflictsLabel}
      className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-ongoing-tint px-3 py-2 print:hidden"
    >
      <p className="max-w-prose text-sm text-ongoing">
        {fileWins ? messages.editsReplaced : messages.editsKept}
      </p>
      <ActionButton
        fields={{ id, fileWins: fileWins ? 'no' : 'yes' }}
        action={action}
        look="secondary"
      >
        {fileWins ? messages.keepEdits : messages.useFileValues}
      </ActionButton>
    </section>
  );
}
