import { ActionButton } from '@/components/ui/action-button';
import type { ButtonAction } from '@/lib/forms/form-state';

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
      aria-label="Edited here and in the file"
      className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-ongoing-tint px-3 py-2 print:hidden"
    >
      <p className="max-w-prose text-sm text-ongoing">
        {fileWins
          ? 'The file’s values replace edits made here since the last import.'
          : 'Some orders were edited here since the last import, and the file has different values. The edits are kept.'}
      </p>
      <ActionButton
        fields={{ id, fileWins: fileWins ? 'no' : 'yes' }}
        action={action}
        look="secondary"
      >
        {fileWins ? 'Keep edits' : 'Use the file’s values'}
      </ActionButton>
    </section>
  );
}
