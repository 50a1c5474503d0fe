import { clsx } from 'clsx';
import { ColumnHead } from '@/components/ui/column-head';
import { inputClass } from '@/components/ui/field';
import { TARGETS, type Target } from '@/lib/imports/matching';
import type { ColumnProfile } from '@/lib/imports/profile';
import { TARGET_NAMES } from '@/lib/imports/words';

const HEADS = ['Column', 'First values', 'What it says'];

const LOOK = clsx(
  'w-full text-sm max-md:block',
  'md:[&_td]:border-b md:[&_td]:border-line md:[&_td]:px-2 md:[&_td]:py-1.5',
  'max-md:[&_td]:block max-md:[&_tr]:grid max-md:[&_tr]:gap-2 max-md:[&_tr]:rounded-md max-md:[&_tr]:border max-md:[&_tr]:border-line max-md:[&_tr]:p-3 max-md:[&_tr]:text-base',
);

/** The columns of a file, each with what it holds and a choice of what that says; a card each on narrow screens. */
export function ColumnTable({
  names,
  profiles,
  targets,
}: {
  names: readonly string[];
  profiles: readonly ColumnProfile[];
  targets: readonly (Target | null)[];
}) {
  return (
    <table role="table" aria-label="Columns of the file" className={LOOK}>
      <thead role="rowgroup" className="text-left text-muted max-md:hidden">
        <tr role="row">
          {HEADS.map((head) => (
            <ColumnHead key={head}>{head}</ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:grid max-md:gap-3">
        {targets.map((target, index) => (
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
                What {names[index]} says
              </label>
              <select
                id={`column.${index}`}
                name={`column.${index}`}
                defaultValue={target ?? ''}
                className={clsx(
                  inputClass,
                  'h-11 md:min-w-60 md:pointer-fine:h-9 md:pointer-fine:text-sm',
                )}
              >
                <option value="">Nothing</option>
                {TARGETS.map((value) => (
                  <option key={value} value={value}>
                    {TARGET_NAMES[value]}
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
  if (!profile || profile.samples.length === 0) return 'Empty';
  return profile.samples.slice(0, 3).join(' · ');
}
