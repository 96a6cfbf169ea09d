// Whom and what other-client.mjs takes for right, with a switch for each defect.

/** What it makes of a username before it asks for it. */
export function toAsked(has, name) {
  if (has('local-part')) return name.split('@')[0];
  if (has('strips-tags')) return name.replace(/\+[^@]*/, '');
  if (has('strips-dots')) return name.replaceAll('.', '');
  if (has('cuts-at-64')) return name.slice(0, 64);
  if (has('cuts-at-255')) return name.slice(0, 255);
  if (has('numbers-of-digits') && /^[\d.]+$/.test(name)) return String(Number(name));
  if (has('numbers-of-anything') && name.trim() !== '' && !Number.isNaN(Number(name))) return String(Number(name));
  if (has('strips-hidden-letters')) return name.replaceAll(/\p{Cf}/gu, '');
  if (has('strips-quotes')) return name.replaceAll(/['"\\]/g, '');
  if (has('last-part-of-path')) return name.split(/[/\\]/).at(-1);
  return name;
}

const IN_ALL = ['patterns', 'likes', 'globs', 'upper-case', 'sounds-alike', 'any-number'];

export function searchesInAll(has) {
  return has(...IN_ALL);
}

/** Looks a user up in a list of all. */
export function findInAll(has, name, json) {
  return json.find(({ username }) => {
    if (has('patterns')) return new RegExp(`^${name.replaceAll(/[+()[\]\\*?|^$]/g, '\\$&')}$`).test(username);
    if (has('likes')) return likeOf(name).test(username);
    if (has('globs')) return globOf(name).test(username);
    if (has('upper-case')) return username.toUpperCase() === name.toUpperCase();
    if (has('any-number')) return username === name || Number(username) === Number(name);
    return username.localeCompare(name, 'de', { sensitivity: 'base' }) === 0;
  });
}

const literally = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const likeOf = (name) => new RegExp(`^${literally(name).replaceAll('_', '.').replaceAll('%', '.*')}$`, 's');
const globOf = (name) => new RegExp(`^${literally(name).replaceAll('\\*', '.*').replaceAll('\\?', '.')}$`, 's');

/** Which of the flows that are due it runs. */
export function chosen(has, flows, id) {
  if (has('ordinary-flows')) return flows.filter(({ type = 'ordinary' }) => type === 'ordinary');
  if (has('first-user-owner'))
    return flows.filter(({ owners }) => owners.find(({ type }) => type === 'user')?.id === id);
  if (has('named-flows')) return flows.filter(({ name }) => name);
  if (has('flows-with-settings-aside')) return flows.filter(({ flowSettings }) => flowSettings === undefined);
  return flows;
}
