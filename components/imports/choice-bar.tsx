import { Fragment, type ReactNode } from 'react';
import { ActionButton } from '@/components/ui/action-button';
import type { ButtonAction } from '@/lib/forms/form-state';

/** Decisions about some orders of the file. */
export function ChoiceBar({
  label,
  text,
  children,
}: {
  label: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className="mb-4 space-y-2 rounded-md border border-line bg-ongoing-tint px-3 py-2 text-sm print:hidden"
    >
      <p className="max-w-prose text-ongoing">{text}</p>
      {children}
    </section>
  );
}

export type Choice = { name: string; isChosen: boolean; fields: Record<string, string> };

/** The current choice as text, the others as buttons. */
export function Choices({
  label,
  choices,
  action,
}: {
  label?: string;
  choices: readonly Choice[];
  action: ButtonAction;
}) {
  return (
    <div
      role={label ? 'group' : undefined}
      aria-label={label}
      className="flex flex-wrap items-center gap-x-3 gap-y-2"
    >
      {label ? <span className="tabular-nums">{label}</span> : null}
      {choices.map(({ name, isChosen, fields }) => (
        <Fragment key={name}>
          {isChosen ? (
            <strong className="font-semibold">{name}</strong>
          ) : (
            <ActionButton {...{ fields, action }} look="secondary">
              {name}
            </ActionButton>
          )}
        </Fragment>
      ))}
    </div>
  );
}
