import { Fact, Facts } from '@/components/ui/fact';
import { Instant } from '@/components/ui/time';
import type { ImportView } from '@/lib/imports/queries';
import { formatText, importName } from '@/lib/imports/messages';
import { formatNumber } from '@/lib/numbers';

type ReceiptView = Pick<
  ImportView,
  | 'source'
  | 'fileName'
  | 'fileHash'
  | 'encoding'
  | 'separator'
  | 'rows'
  | 'userName'
  | 'createdAt'
  | 'appliedAt'
>;

export function ReceiptFacts({ view, timeZone }: { view: ReceiptView; timeZone: string }) {
  const { source, fileName, fileHash, rows, userName, createdAt, appliedAt } = view;
  return (
    <div className="mb-6 max-w-160">
      <Facts>
        <Fact name="Imported">
          <Instant instant={appliedAt ?? createdAt} timeZone={timeZone} /> by <bdi>{userName}</bdi>
        </Fact>
        <Fact name="File">
          <bdi className="wrap-anywhere">{importName(source, fileName)}</bdi>
          {fileHash ? (
            <p className="mt-1 text-sm text-muted tabular-nums">
              {formatNumber(rows)} {rows === 1 ? 'row' : 'rows'}
              {source === 'flask' ? null : `, ${formatText(view)}`}
              <br />
              SHA-256 {source === 'flask' ? 'of the rows ' : null}
              <code className="break-all">{fileHash}</code>
            </p>
          ) : null}
        </Fact>
      </Facts>
    </div>
  );
}
