import { buttonClass } from '@/components/ui/button';

/** Leads to the whole log as a file. Without `download`: whose session has ended gets the log-in page, not a file of it. */
export function DownloadLog() {
  return (
    <>
      <span id="download-log-purpose" className="max-w-80 text-xs text-muted">
        Every entry, with a signature: a file that anyone can verify.
      </span>
      <a href="/logs/download" aria-describedby="download-log-purpose" className={buttonClass()}>
        Download log
      </a>
    </>
  );
}
