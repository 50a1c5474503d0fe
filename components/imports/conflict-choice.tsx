import { ActionButton } from '@/components/ui/action-button';
import type { ButtonAction } from '@/lib/forms/form-state';

/** Where somebody changed orders here since they were last imported: which side is to win, for all of them. */
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
      aria-label="Changed here and in the file"
      className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-ongoing-tint px-3 py-2 print:hidden"
    >
      <p className="max-w-prose text-sm text-ongoing">
        {fileWins
          ? 'The file wins where somebody changed an order here since it was last imported.'
          : 'Somebody changed orders here since they were last imported, and the file says something else. What is here is kept.'}
      </p>
      <ActionButton
        fields={{ id, fileWins: fileWins ? 'no' : 'yes' }}
        action={action}
        look="secondary"
      >
        {fileWins ? 'Keep what is here' : 'Let the file win'}
      </ActionButton>
    </section>
  );
}
