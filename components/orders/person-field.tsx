'use client';

import { clsx } from 'clsx';
import { useCombobox } from 'downshift';
import { useState, type ComponentProps } from 'react';
import { useDebouncedAnswer } from '@/components/ui/debounced-answer';
import { fieldAttributes, FieldFrame, inputClass, type FieldProps } from '@/components/ui/field';
import type { KnownPerson, PersonKind } from '@/lib/orders/known-people';
import * as messages from '@/lib/orders/messages';
import { fillDetails, restoreDetails, type Filled } from './fill-details';

type Types = typeof useCombobox.stateChangeTypes;

/** Without scripts, it's an ordinary text field. */
const PLAIN = {
  role: undefined,
  'aria-activedescendant': undefined,
  'aria-autocomplete': undefined,
  'aria-controls': undefined,
  'aria-expanded': undefined,
};

/**
 * A name, with earlier people to choose from: choosing one also fills in what their newest order says. The input is
 * uncontrolled, as all others, so that it keeps what was typed before the scripts started.
 */
export function PersonField({
  kind,
  label,
  name,
  error,
  defaultValue,
  ...input
}: FieldProps & { kind: PersonKind } & Omit<ComponentProps<'input'>, 'name' | 'id'>) {
  const [element, setElement] = useState<HTMLInputElement | null>(null);
  const [typed, setTyped] = useState('');
  const [filled, setFilled] = useState<Filled | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const { answer } = useDebouncedAnswer(typed.trim(), (text, signal) => ask(kind, text, signal));
  const people = typed.trim() === '' ? [] : (answer ?? []);

  const combobox = useCombobox<KnownPerson>({
    items: people,
    itemToString: (person) => person?.name ?? '',
    selectedItem: null,
    inputId: name,
    // By person, so that a late answer doesn't move the highlight to someone else.
    highlightedIndex: people.findIndex(({ id }) => id === marked),
    onHighlightedIndexChange: ({ highlightedIndex }) =>
      setMarked(people[highlightedIndex]?.id ?? null),
    onStateChange: ({ type, selectedItem }) => {
      const { ItemClick, InputKeyDownEnter }: Types = useCombobox.stateChangeTypes;
      if (selectedItem && (type === ItemClick || type === InputKeyDownEnter)) choose(selectedItem);
    },
  });
  const { highlightedIndex } = combobox;
  const isOpen = combobox.isOpen && people.length > 0;

  function choose(person: KnownPerson) {
    setTyped('');
    setFilled(fillDetails(element!, person, filled));
  }

  function undo() {
    restoreDetails(element!.form!, filled!);
    setFilled(null);
    element!.focus();
  }

  const { value: _, ...inputProps } = combobox.getInputProps({
    ...input,
    ref: setElement,
    'aria-labelledby': undefined,
    'aria-expanded': isOpen,
    // Not onInput, which filling fires too.
    onChange: (event) => {
      setTyped(event.currentTarget.value);
      setMarked(null);
    },
    onKeyDown: ({ key, nativeEvent }) => {
      // All other keys act on the text or the form.
      const isOurs: Record<string, boolean> = {
        ArrowDown: people.length > 0,
        ArrowUp: people.length > 0,
        Enter: isOpen && highlightedIndex >= 0,
        Escape: isOpen,
      };
      if (!isOurs[key]) Object.assign(nativeEvent, { preventDownshiftDefault: true });
    },
  });
  return (
    <FieldFrame {...{ label, name, error }}>
      <div>
        <div className="relative">
          <input
            {...inputProps}
            {...(element ? null : PLAIN)}
            {...fieldAttributes({ name, error })}
            defaultValue={defaultValue}
            className={clsx(inputClass, 'h-11')}
          />
          <ul
            {...combobox.getMenuProps({ 'aria-label': messages.earlierPeople[kind] })}
            hidden={!isOpen}
            className="absolute inset-x-0 top-full z-30 mt-1 max-h-80 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-lg"
          >
            {isOpen
              ? people.map((person, index) => (
                  <li
                    key={person.id}
                    {...combobox.getItemProps({ item: person, index })}
                    className={clsx(
                      'min-h-11 cursor-pointer content-center rounded-md px-3 py-1.5',
                      index === highlightedIndex && 'bg-accent-tint outline outline-accent',
                    )}
                  >
                    <bdi className="block font-medium wrap-anywhere">{person.name}</bdi>
                    <PersonDetails person={person} />
                  </li>
                ))
              : null}
          </ul>
        </div>
        <p aria-live="polite" className="pt-1.5 text-sm text-muted empty:hidden">
          {filled ? (
            <>
              {messages.filledIn(filled)}{' '}
              <button type="button" onClick={undo} className="min-h-11 text-accent underline">
                {messages.undoFilling}
              </button>
            </>
          ) : null}
        </p>
        <p aria-live="polite" className="sr-only">
          {isOpen ? messages.peopleFound(people.length) : null}
        </p>
      </div>
    </FieldFrame>
  );
}

function PersonDetails({ person: { details } }: { person: KnownPerson }) {
  const facts = [details.recipientAddress, details.recipientPhone].filter(Boolean);
  if (facts.length === 0) return null;
  return <bdi className="block text-sm wrap-anywhere text-muted">{facts.join(' · ')}</bdi>;
}

/** Without suggestions if they can't be had. */
async function ask(kind: PersonKind, text: string, signal: AbortSignal): Promise<KnownPerson[]> {
  try {
    const address = `/orders/people?${new URLSearchParams({ kind, q: text })}`;
    const response = await fetch(address, { signal, redirect: 'manual' });
    if (!response.ok) return [];
    return ((await response.json()) as { people: KnownPerson[] }).people;
  } catch {
    return [];
  }
}
