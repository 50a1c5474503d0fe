import { clsx } from 'clsx';
import type { ImportStep } from '@/lib/imports/import';
import { STEP_NAMES, stepsLabel } from '@/lib/imports/messages';
import { columnsPath, importPath, IMPORTS_PATH } from '@/lib/imports/paths';

const STEPS: readonly ImportStep[] = ['file', 'columns', 'check', 'receipt'];

/** Links to the steps the user can go back to. */
export function ImportSteps({
  current,
  id,
  isOpen = false,
}: {
  current: ImportStep;
  id?: string;
  /** Whether the user may still change the column mapping. */
  isOpen?: boolean;
}) {
  const paths: Record<ImportStep, string | null> = {
    file: IMPORTS_PATH,
    columns: id && isOpen ? columnsPath(id) : null,
    check: id && isOpen && current === 'check' ? importPath(id) : null,
    receipt: null,
  };
  return (
    <nav aria-label={stepsLabel} className="mb-2 text-sm print:hidden">
      <ol className="flex flex-wrap items-center">
        {STEPS.map((step, index) => {
          const isCurrent = step === current;
          const path = paths[step];
          return (
            <li
              key={step}
              aria-current={isCurrent ? 'step' : undefined}
              className={clsx(
                'flex h-11 items-center pointer-fine:h-9',
                isCurrent ? 'font-medium' : 'text-muted',
              )}
            >
              {index > 0 ? (
                <span aria-hidden="true" className="px-2 text-muted">
                  ·
                </span>
              ) : null}
              {path && !isCurrent ? (
                <a href={path} className="py-2 text-accent hover:underline">
                  {STEP_NAMES[step]}
                </a>
              ) : (
                STEP_NAMES[step]
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
