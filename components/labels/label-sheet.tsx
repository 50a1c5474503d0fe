import type { CSSProperties } from 'react';
import type { LaidOutOrder } from '@/lib/labels/layout';
import type { Sheet } from '@/lib/labels/sheets';
import { Label } from './label';
import { LABELS_CLASS, millimetres } from './label-classes';

/** A sheet of labels: on the screen as wide as there is room, on paper exact to the millimetre. */
export function LabelSheet({
  sheet,
  name,
  skip,
  labels,
  origin,
}: {
  sheet: Sheet;
  name: string;
  /** How many places stay empty before the first label. */
  skip: number;
  labels: readonly LaidOutOrder[];
  origin: string;
}) {
  const { paper, page, columns, label, gap, margin } = sheet;
  return (
    <div
      className="label-sheet"
      style={sizes({ '--across': paper.width, '--down': paper.height, page })}
    >
      <ul
        aria-label={name}
        className={LABELS_CLASS}
        style={{
          gridTemplateColumns: `repeat(${columns}, ${millimetres(label.width)})`,
          gridAutoRows: millimetres(label.height),
          columnGap: millimetres(gap),
          padding: `${millimetres(margin.top)} 0 0 ${millimetres(margin.left)}`,
        }}
      >
        {Array.from({ length: skip }, (_, place) => (
          <li key={place} aria-hidden="true" className="free" />
        ))}
        {labels.map((label) => (
          <Label key={label.order.id} {...label} sheet={sheet} origin={origin} />
        ))}
      </ul>
    </div>
  );
}

/** Custom properties beside plain ones, which the types of React do not know. */
function sizes(style: Record<`--${string}`, number> & CSSProperties): CSSProperties {
  return style;
}
