/** A text of the API document, with what stands in backticks as code. */
export function Prose({ text = '' }: { text: string | undefined }) {
  return <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code key={String(i)}>{part}</code> : part))}</>;
}
