import { Button } from '@/components/ui/button';

/** How much of a file has gone, from 0 to 1; once all of it has, the server is still at it. */
export function UploadProgress({
  name,
  part,
  onCancel,
}: {
  name: string;
  part: number;
  onCancel: () => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-60">
        <label htmlFor="upload-progress" className="mb-1 block text-sm break-words text-muted">
          Reading {name} …
        </label>
        <progress
          id="upload-progress"
          max={1}
          {...(part < 1 && { value: part })}
          className="h-2 w-full"
        />
      </div>
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}
