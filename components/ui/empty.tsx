import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icons';

export function Empty({
  icon,
  text,
  children,
}: {
  icon: IconName;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className="my-2 flex flex-col items-center gap-4 rounded-md border border-dashed border-line px-4 py-16 text-center">
      <span className="text-muted">
        <Icon name={icon} size={32} />
      </span>
      <p className="max-w-96 text-muted">{text}</p>
      {children}
    </div>
  );
}
