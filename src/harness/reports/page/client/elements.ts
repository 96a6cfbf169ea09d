type Child = Node | string | undefined;

/** An element with text or elements in it. Text stays text: nothing here reads mark-up. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** The element that the page was written with; its absence is a mistake of ours. */
export function need<Type extends Element>(selector: string, type: new () => Type): Type {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`no ${selector}`);
  return found;
}

export function all<Type extends Element>(
  selector: string,
  type: new () => Type,
  within: ParentNode = document,
): Type[] {
  return [...within.querySelectorAll(selector)].filter((found): found is Type => found instanceof type);
}
