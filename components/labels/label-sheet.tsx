import type { Label as LabelProps } from '@/lib/labels/layout';
import type { SheetName } from '@/lib/labels/sheets';
import { Label } from './label';
import './labels.css';

/** A sheet of labels: on the screen as wide as there is room, on paper exact to the millimetre. */
export function LabelSheet({
  sheet,
  name,
  skip,
  labels,
  origin,
}: {
  sheet: SheetName;
  name: string;
  /** How many places stay empty before the first label. */
  skip: number;
  labels: readonly LabelProps[];
  origin: string;
}) {
  return (
    <div className={`label-sheet ${sheet}`}>
      <ul aria-label={name}>
        {Array.from({ length: skip }, (_, place) => (
          <li key={place} aria-hidden="true" className="free" />
        ))}
        {labels.map((label) => (
          <Label key={label.id} {...{ label, origin }} />
        ))}
      </ul>
    </div>
  );
}
