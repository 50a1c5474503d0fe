import { Sentence } from '@/components/ui/sentence';
import { Instant } from '@/components/ui/time';
import * as messages from '@/lib/labels/messages';

/** Printed below the title of a list: workspace, filters, count and time. */
export function PaperHead({
  workspaceName,
  filters,
  summary,
  now,
  timeZone,
}: {
  workspaceName: string;
  filters: readonly string[];
  /** "50 of 830 orders". */
  summary: string;
  now: Date;
  timeZone: string;
}) {
  return (
    <p className="mb-3 hidden text-sm wrap-anywhere print:block">
      <Sentence
        text={messages.paperHead}
        parts={{
          facts: [workspaceName, ...filters, summary].join(' · '),
          time: <Instant instant={now} timeZone={timeZone} />,
        }}
      />
    </p>
  );
}
