import { Button } from '@/components/ui/button';
import type { EncodingChoices } from '@/lib/imports/encodings';
import * as messages from '@/lib/imports/mapping/messages';

/** Shows how the file reads in each encoding. The button submits the form around it. */
export function EncodingField({ choices, chosen }: EncodingChoices) {
  const { samples } = choices.find(({ encoding }) => encoding === chosen)!;
  return (
    <details className="mb-4">
      <summary className="min-h-11 content-center wrap-anywhere text-accent pointer-fine:min-h-8">
        {messages.encodingSummary(samples[0]!)}
      </summary>
      <fieldset aria-describedby="encoding-help">
        <legend className="mt-2 font-medium">{messages.encodingLabel}</legend>
        <p id="encoding-help" className="mb-1 text-sm text-muted">
          {messages.encodingHelp}
        </p>
        {choices.map(({ encoding, samples }) => (
          <label
            key={encoding}
            className="flex min-h-11 items-baseline gap-3 py-1 pointer-fine:min-h-8"
          >
            <input
              type="radio"
              name="encoding"
              value={encoding}
              defaultChecked={encoding === chosen}
              className="size-5 shrink-0 accent-accent pointer-fine:size-4"
            />
            <span className="min-w-0 wrap-anywhere">
              {messages.ENCODING_NAMES[encoding]}
              <span className="block text-sm text-muted">{messages.encodingSample(samples)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Button type="submit" name="stays" value="yes" className="mt-2">
        {messages.updateEncoding}
      </Button>
    </details>
  );
}
