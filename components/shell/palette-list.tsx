import type { UseComboboxReturnValue } from 'downshift';
import { Icon } from '@/components/ui/icon';
import * as messages from './messages';
import type { Entry } from './palette-entries';

/** The focus stays in the input; the list only highlights an entry. */
export function PaletteList({
  groups,
  combobox: { getMenuProps, getItemProps },
}: {
  groups: { name: string; entries: Entry[] }[];
  combobox: UseComboboxReturnValue<Entry>;
}) {
  const entries = groups.flatMap((group) => group.entries);
  return (
    <div
      {...getMenuProps({ 'aria-label': messages.paletteList, 'aria-labelledby': undefined })}
      hidden={groups.length === 0}
      onMouseDown={(event) => event.preventDefault()}
      className="max-h-[45vh] overflow-y-auto p-1 md:max-h-[60vh]"
    >
      {groups.map(({ name, entries: ofGroup }) => (
        <div key={name} role="group" aria-label={name}>
          <p aria-hidden="true" className="px-3 pt-2 pb-1 text-xs text-muted">
            {name}
          </p>
          {ofGroup.map((entry) => (
            <div
              key={entry.key}
              {...getItemProps({ item: entry, index: entries.indexOf(entry) })}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 aria-selected:bg-accent-tint aria-selected:outline aria-selected:outline-accent pointer-fine:min-h-9"
            >
              <span className="text-muted">
                <Icon name={entry.icon} />
              </span>
              <bdi className="min-w-0 font-medium wrap-anywhere">{entry.name}</bdi>{' '}
              {entry.detail ? (
                <span className="ml-auto min-w-0 truncate text-sm text-muted">{entry.detail}</span>
              ) : null}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
