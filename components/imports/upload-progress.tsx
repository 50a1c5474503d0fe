import { Button } from '@/components/ui/button';
import { cancel } from '@/lib/messages';

/** `fraction` is the uploaded part, from 0 to 1. At 1, the server is still reading, so the bar is indeterminate. */
export function UploadProgress({
  label,
  fraction,
  onCancel,
}: {
  label: string;
  fraction: number;
  onCancel: () => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-60">
        <label htmlFor="upload-progress" className="mb-1 block text-sm break-words text-muted">
          {label}
        </label>
        <progress
          id="upload-progress"
          max={1}
          {...(fraction < 1 && { value: fraction })}
          className="h-2 w-full"
        />
      </div>
      <Button onClick={onCancel}>{cancel}</Button>
    </div>
  );
}
