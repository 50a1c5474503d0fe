import type { Label as LabelProps } from '@/lib/labels/layout';
import type { SheetName } from '@/lib/labels/sheets';
import { Label } from './label';
import './labels.css';

/** Scales to the screen; on paper it's exact to the millimetre. */
export function LabelSheet({
  sheet,
  name,
  skip,
  labels,
  origin,
}: {
  sheet: SheetName;
  name: string;
  /** Empty labels before the first one. */
  skip: number;
  labels: readonly LabelProps[];
  origin: string;
}) {
  return (
    <div className={`label-sheet ${sheet}`}>
      <ul aria-label={name}>
        {Array.from({ length: skip }, (_, index) => (
          <li key={index} aria-hidden="true" className="free" />
        ))}
        {labels.map((label) => (
          <Label key={label.id} {...{ label, origin }} />
        ))}
      </ul>
    </div>
  );
}
