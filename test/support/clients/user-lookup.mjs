const KNOWN = new Set(
  'username firstname lastname phone avatar img status confirmed canLogin tenant roles permissions _id id createdAt updatedAt __v safeguard'.split(
    ' ',
  ),
);

/** Finds users by the partner's own id, as the style wants it. */
export function createUserLookup(api, style, has) {
  const read = (json) => {
    if (has('needs-bare-list') && !Array.isArray(json)) throw new Error('users are no list');
    const { data = json } = json;
    const list = Array.isArray(data) ? data : [data];
    for (const user of list) {
      const unknown = Object.keys(user).find((name) => !KNOWN.has(name));
      if (unknown !== undefined && has('strict-members')) throw new Error(`a user has the unknown member ${unknown}`);
    }
    return list.map((user) => ({ ...user, id: has('needs-underscore-id') ? user._id : (user._id ?? user.id) }));
  };
  /** What a client that is wrong makes of a name before it asks. */
  const asWanted = (name) => {
    if (has('composes-username')) return name.normalize('NFC');
    if (has('trims-username')) return name.trim();
    if (has('cuts-username')) return name.slice(0, 255);
    if (has('numbers-as-numbers') && /^\d+$/.test(name)) return String(Number(name));
    if (has('name-up-to-bar')) return name.split('|')[0];
    return has('squeezes-username') ? name.replaceAll(/ +/g, ' ') : name;
  };
  const fold = (name) => {
    const text = name.toLowerCase();
    return has('ignores-accents') ? text.normalize('NFKD').replaceAll(/\p{Mn}/gu, '') : text;
  };
  let everybody;
  const fetchAll = async () => {
    everybody ??= api.get(style.usersPath).then(({ json }) => read(json));
    return everybody;
  };
  return async (username) => {
    if (
      style.users === 'list' ||
      has('ignores-accents') ||
      has('prefix-match') ||
      has('contains-match') ||
      has('a-hundred-users') ||
      has('longer-match')
    ) {
      const users = has('a-hundred-users') ? (await fetchAll()).slice(0, 100) : await fetchAll();
      if (has('prefix-match')) return users.find((user) => user.username.startsWith(username));
      if (has('longer-match')) return users.find((user) => username.startsWith(user.username));
      if (has('contains-match')) return users.find((user) => user.username.includes(username));
      return users.find((user) => fold(user.username) === fold(username));
    }
    const asked = asWanted(username);
    const query = { username: asked, ...(style.users === 'query-meta' ? { meta: 'true' } : {}) };
    const { json } = await api.get(style.usersPath, query);
    const found = read(json);
    const user = has('trusts-username-filter') ? found[0] : found.find((each) => fold(each.username) === fold(asked));
    if (user === undefined || style.users !== 'by-id') return user;
    const path = `${style.usersPath.replace(/\/$/, '')}/${user.id}`;
    const { json: single } = await api.get(path);
    return read([single])[0];
  };
}
