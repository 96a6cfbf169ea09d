import type { Child } from 'hono/jsx/dom';
import { useState } from 'hono/jsx/dom';
import { copy } from '../../harness/reports/page/client/copying.js';
import { lookUp, type Named, names } from '../data/names.js';
import { linkTo } from '../data/route.js';
import { useStore } from '../data/store.js';

const TOLD_MS = 1_500;

/** A button that copies, and says so for a moment. */
export function CopyButton({ label, textOf }: { label: string; textOf: () => string | Promise<string> }) {
  const [text, setText] = useState(label);
  const onClick = async (): Promise<void> => {
    try {
      const done = await copy(await textOf());
      setText(done ? 'Copied' : 'Could not copy');
    } catch (error) {
      setText(error instanceof Error ? error.message : String(error));
    }
    setTimeout(() => setText(label), TOLD_MS);
  };
  return (
    <button type="button" class="copy" aria-live="polite" onClick={() => void onClick()}>
      {text}
    </button>
  );
}

/** Saves a text as a file of the person. */
export function saveFile(file: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  URL.revokeObjectURL(url);
}

/** A button that saves a text as a file. */
export function DownloadButton({ file, text }: { file: string; text: string }) {
  return (
    <button type="button" onClick={() => saveFile(file, text)}>
      Download
    </button>
  );
}

/** A button that does something that may be refused; the reason is shown beside it. */
export function ActionButton({
  label,
  act,
  kind = '',
  disabled = false,
}: {
  label: string;
  act: () => Promise<string | undefined> | Promise<void>;
  kind?: string;
  disabled?: boolean;
}) {
  const [said, setSaid] = useState<{ text: string; isError: boolean }>({ text: '', isError: false });
  const [busy, setBusy] = useState(false);
  const onClick = async (): Promise<void> => {
    setBusy(true);
    try {
      setSaid({ text: (await act()) ?? '', isError: false });
    } catch (error) {
      setSaid({ text: error instanceof Error ? error.message : String(error), isError: true });
    }
    setBusy(false);
  };
  return (
    <span class="action">
      <button type="button" class={kind} disabled={disabled || busy} onClick={() => void onClick()}>
        {label}
      </button>
      <span class={said.isError ? 'said error' : 'said'} role="status">
        {said.text}
      </span>
    </span>
  );
}

const ID = /([0-9a-f]{24})/i;

/** What an id stands for, linked where there is a view of it; the id itself where that is not known. */
export function Name({ id }: { id: string }) {
  const found = lookUp(id, useStore(names));
  if (found === undefined) return <code>{id}</code>;
  const { kind, name } = found;
  if (kind !== 'users' && kind !== 'flows') return <span title={id}>{name}</span>;
  return (
    <a href={linkTo(kind, id)} title={id}>
      {name}
    </a>
  );
}

/** A path and query with the names of its ids in their places. */
export function Url({ url, known }: { url: string; known: ReadonlyMap<string, Named> }) {
  return (
    <>
      {url.split(ID).map((part, i) => {
        const found = i % 2 === 1 ? lookUp(part, known) : undefined;
        if (i % 2 === 0) return part.length > 200 ? `${part.slice(0, 200)}…` : part;
        return found === undefined ? (
          <span class="hex">{part}</span>
        ) : (
          <span class="name" title={part}>
            {found.name}
          </span>
        );
      })}
    </>
  );
}

export function StatusChip({ status }: { status: number }) {
  const kind = status === 0 ? 'none' : String(Math.floor(status / 100));
  return <span class={`chip k-${kind}`}>{status === 0 ? '—' : status}</span>;
}

const marks = { succeeded: '✓', failed: '✕', running: '…', skipped: '–' } as const;

export function RunChip({ status }: { status: keyof typeof marks }) {
  return (
    <span class={`run r-${status}`}>
      <span aria-hidden="true">{marks[status]}</span> {status}
    </span>
  );
}

/** What to do where there is nothing yet, with the line that does it. */
export function Empty({ title, children, line }: { title: string; children?: Child; line?: string }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {line === undefined ? null : <Line text={line} />}
    </div>
  );
}

/** A line for a shell, to copy. */
export function Line({ text }: { text: string }) {
  return (
    <div class="copyable">
      <pre tabindex={0}>
        <code>{text}</code>
      </pre>
      <CopyButton label="Copy" textOf={() => text} />
    </div>
  );
}

/** What went wrong in loading a view. */
export function Failed({ error }: { error: string }) {
  return (
    <p class="failed" role="alert">
      {error}
    </p>
  );
}
