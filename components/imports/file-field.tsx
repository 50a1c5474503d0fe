import { clsx } from 'clsx';
import { inputClass } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import * as messages from '@/lib/imports/messages';

/** Browsers accept drops on file inputs, so this has no drop handler. */
export function FileField({ error }: { error: { text: string } | undefined }) {
  return (
    <div className="space-y-1.5">
      <label htmlFor="file" className="block font-medium">
        {messages.fileLabel}
      </label>
      <input
        type="file"
        id="file"
        name="file"
        accept=".csv,.tsv,.tab,.txt,.xlsx,.xlsm,text/csv,text/tab-separated-values,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'file-error file-help' : 'file-help'}
        className={clsx(
          inputClass,
          'cursor-pointer border-dashed py-12 text-muted hover:bg-tint',
          'file:mr-3 file:h-11 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-raised file:px-4 file:text-sm file:font-medium file:text-ink pointer-fine:file:h-9',
        )}
      />
      <p id="file-help" className="text-sm text-muted">
        {messages.fileHelp}
      </p>
      {error ? (
        <p id="file-error" className="flex gap-1.5 text-sm text-danger">
          <span className="mt-0.5">
            <Icon name="alert" />
          </span>
          <span className="min-w-0 break-words">{error.text}</span>
        </p>
      ) : null}
    </div>
  );
}
