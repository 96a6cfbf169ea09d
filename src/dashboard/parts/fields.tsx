/** The text of a field at an event. */
export function textOf({ target }: Event): string {
  return (target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
}

/** A search field. */
export function Search({ hint, onText }: { hint: string; onText: (text: string) => void }) {
  return (
    <label class="grow">
      <span class="sr">Search</span>
      <input type="search" placeholder={hint} onInput={(event: Event) => onText(textOf(event).trim())} />
    </label>
  );
}

/** A choice; what is picked is the value of its option. */
export function Choice({
  label,
  value,
  options,
  onPick,
}: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onPick: (value: string) => void;
}) {
  return (
    <select aria-label={label} value={value} onChange={(event: Event) => onPick(textOf(event))}>
      {options.map(([each, text]) => (
        <option key={each} value={each} selected={each === value}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** Which page of a list is shown, and the way to the others. */
export function Pages({ at, pages, onPage }: { at: number; pages: number; onPage: (page: number) => void }) {
  if (pages <= 1) return null;
  return (
    <p class="more-rows row-left">
      <button type="button" disabled={at <= 1} onClick={() => onPage(at - 1)}>
        Back
      </button>
      <span class="quiet">
        Page {at} of {pages.toLocaleString('en')}
      </span>
      <button type="button" disabled={at >= pages} onClick={() => onPage(at + 1)}>
        Next
      </button>
    </p>
  );
}
