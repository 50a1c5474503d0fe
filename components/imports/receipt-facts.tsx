import { Fact, Facts } from '@/components/ui/fact';
import { Sentence } from '@/components/ui/sentence';
import { Instant } from '@/components/ui/time';
import { encodingName } from '@/lib/imports/mapping/messages';
import * as messages from '@/lib/imports/messages';
import type { ImportView } from '@/lib/imports/queries';

type ReceiptView = Pick<
  ImportView,
  | 'source'
  | 'fileName'
  | 'fileHash'
  | 'encoding'
  | 'readAs'
  | 'separator'
  | 'sheet'
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
        <Fact name={messages.importedFact}>
          <Sentence
            text={messages.importedBy}
            parts={{
              time: <Instant instant={appliedAt ?? createdAt} timeZone={timeZone} />,
              user: <bdi>{userName}</bdi>,
            }}
          />
        </Fact>
        <Fact name={messages.fileFact}>
          <bdi className="wrap-anywhere">{messages.importName(source, fileName)}</bdi>
          {fileHash ? (
            <p className="mt-1 text-sm text-muted tabular-nums">
              {source === 'flask'
                ? messages.rowCount(rows)
                : messages.fileFormat({ ...view, encoding: encodingName(view) })}
              <br />
              <Sentence
                text={source === 'flask' ? messages.rowsHash : messages.fileHash}
                parts={{ hash: <code className="break-all">{fileHash}</code> }}
              />
            </p>
          ) : null}
        </Fact>
      </Facts>
    </div>
  );
}
