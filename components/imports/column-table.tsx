import { clsx } from 'clsx';
import { ColumnHead } from '@/components/ui/column-head';
import { inputClass } from '@/components/ui/field';
import { TARGETS, type Target } from '@/lib/imports/mapping/mapping';
import * as messages from '@/lib/imports/mapping/messages';
import type { ColumnProfile } from '@/lib/imports/mapping/profile';

const LOOK = clsx(
  'w-full text-sm max-md:block',
  'md:[&_td]:border-b md:[&_td]:border-line md:[&_td]:px-2 md:[&_td]:py-1.5',
  'max-md:[&_td]:block max-md:[&_tr]:grid max-md:[&_tr]:gap-2 max-md:[&_tr]:rounded-md max-md:[&_tr]:border max-md:[&_tr]:border-line max-md:[&_tr]:p-3 max-md:[&_tr]:text-base',
);

/** In known layouts, more unmapped columns than this are collapsed. */
const MOST_UNMAPPED = 3;

type Columns = {
  names: readonly string[];
  profiles: readonly ColumnProfile[];
  targets: readonly (Target | null)[];
};

/** Maps columns to order fields. Cards on narrow screens. */
export function ColumnTable({ isKnown, ...columns }: Columns & { isKnown: boolean }) {
  const all = [...columns.targets.keys()];
  const unmapped = all.filter((index) => columns.targets[index] === null);
  if (!isKnown || unmapped.length <= MOST_UNMAPPED)
    return <Table {...columns} name={messages.columnsLabel} shown={all} />;
  const mapped = all.filter((index) => columns.targets[index] !== null);
  return (
    <>
      <Table {...columns} name={messages.columnsLabel} shown={mapped} />
      <details className="mt-2">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-accent">
          {messages.unmappedCount(unmapped.length)}
        </summary>
        <Table {...columns} name={messages.unmappedLabel} shown={unmapped} />
      </details>
    </>
  );
}

function Table({
  names,
  profiles,
  targets,
  name,
  shown,
}: Columns & { name: string; shown: readonly number[] }) {
  return (
    <table role="table" aria-label={name} className={LOOK}>
      <thead role="rowgroup" className="text-left text-muted max-md:hidden">
        <tr role="row">
          {messages.columnHeads.map((head) => (
            <ColumnHead key={head}>{head}</ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:grid max-md:gap-3">
        {shown.map((index) => (
          <tr key={index} role="row">
            <td role="cell" className="font-medium wrap-anywhere">
              {names[index]}
            </td>
            <td role="cell" className="wrap-anywhere text-muted">
              <Samples profile={profiles[index]} />
            </td>
            <td role="cell">
              <label
                htmlFor={`column.${index}`}
                className="mb-1.5 block wrap-anywhere text-muted md:sr-only"
              >
                {messages.fieldForColumn(names[index]!)}
              </label>
              <select
                id={`column.${index}`}
                name={`column.${index}`}
                defaultValue={targets[index] ?? ''}
                className={clsx(
                  inputClass,
                  'h-11 md:min-w-60 md:pointer-fine:h-9 md:pointer-fine:text-sm',
                )}
              >
                <option value="">{messages.notImported}</option>
                {TARGETS.map((value) => (
                  <option key={value} value={value}>
                    {messages.TARGET_NAMES[value]}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Samples({ profile }: { profile: ColumnProfile | undefined }) {
  if (!profile || profile.samples.length === 0) return messages.emptyColumn;
  return profile.samples.slice(0, 3).join(' · ');
}
