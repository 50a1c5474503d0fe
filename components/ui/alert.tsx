import type { ReactNode } from 'react';
import { Icon } from './icon';

export function Alert({ children }: { children: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex gap-2 rounded-md border border-danger/40 bg-danger-tint px-3 py-2.5 text-danger"
    >
      <span className="mt-1">
        <Icon name="alert" />
      </span>
      <div className="min-w-0 break-words">{children}</div>
    </div>
  );
}
