import type { BuiltWorld } from './built-world.js';

const ID = /\b[0-9a-f]{24}\b/g;

/** A text with the names of flows and users in the place of their ids. */
export function nameIds(text: string, { users, flows }: Pick<BuiltWorld, 'users' | 'flows'>): string {
  return text.replace(ID, (id) => {
    const flow = flows.find((each) => each.id === id);
    if (flow !== undefined) return `<${flow.title}>`;
    const user = users.find((each) => each.id === id);
    return user === undefined ? id : `<id of ${user.username}>`;
  });
}
