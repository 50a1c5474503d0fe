import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/imports/messages';
import type { FieldConflicts } from '@/lib/imports/counts';
import type { OrderField } from '@/lib/orders/fields';
import { ChoiceBar, Choices } from './choice-bar';

/** For each field that was edited both here and in the file: which value stays. */
export function ConflictChoice({
  id,
  conflicts,
  fileWins,
  action,
}: {
  id: string;
  conflicts: readonly FieldConflicts[];
  fileWins: readonly OrderField[];
  /** Parses `resolveConflictsSchema`. */
  action: ButtonAction;
}) {
  const choice = (name: string, wins: readonly OrderField[], isChosen = false) => ({
    name,
    isChosen,
    fields: { id, fileWins: wins.join() },
  });
  const fields = conflicts.map(({ field }) => field);
  // Reopening delivered orders is chosen by name only.
  const several = fields.filter((field) => field !== 'status');
  const others = fileWins.filter((field) => field === 'status');
  return (
    <ChoiceBar label={messages.conflictsLabel} text={messages.conflictsHelp}>
      {conflicts.map(({ field, orders }) => {
        const isFile = fileWins.includes(field);
        const without = fileWins.filter((other) => other !== field);
        const [keep, use] =
          field === 'status'
            ? [messages.keepDelivered, messages.reopenOrders]
            : [messages.keepEdits, messages.useFileValues];
        return (
          <Choices
            key={field}
            label={messages.conflictCount(field, orders)}
            choices={[choice(keep, without, !isFile), choice(use, [...without, field], isFile)]}
            action={action}
          />
        );
      })}
      {several.length > 1 ? (
        <Choices
          choices={[
            choice(messages.keepAllEdits, others),
            choice(messages.useAllFileValues, [...others, ...several]),
          ]}
          action={action}
        />
      ) : null}
    </ChoiceBar>
  );
}
