// What other-client.mjs makes of the data of an event, with a switch for each defect.
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const shared = {};

/** What a flow gets. */
export function toData(has, { event, data, flow }) {
  const declared = flow.payload?.inputParameters;
  const whole = has('adds-the-id') ? { ...data, id: event.id } : has('unwraps-data') ? (data.data ?? data) : data;
  const source = has('one-object-for-all') && declared !== undefined ? Object.assign(shared, whole) : whole;
  const folded = has('folds-names')
    ? new Map(Object.entries(source).map(([name, value]) => [fold(name), value]))
    : null;
  const own =
    declared === undefined ? source : pick(declared, folded === null ? source : unfold(folded, Object.keys(declared)));
  return change(own, has);
}

const fold = (name) => name.toLowerCase();

const unfold = (folded, names) =>
  Object.fromEntries(names.filter((name) => folded.has(fold(name))).map((name) => [name, folded.get(fold(name))]));

function pick(declared, value) {
  if (!isObject(declared) || !isObject(value)) return value;
  const names = Object.keys(declared).filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(names.map((name) => [name, pick(declared[name], value[name])]));
}

/** At every depth. */
function change(value, has) {
  if (Array.isArray(value)) {
    if (has('unwraps-single-items') && value.length === 1) return change(value[0], has);
    return changeList(value, has).map((item) => change(item, has));
  }
  if (isObject(value)) {
    if (isLikeList(value, has)) return Object.values(value).map((member) => change(member, has));
    const members = Object.entries(value).map(([name, member]) => [changeName(name, has), change(member, has)]);
    const isEmpty = (member) => typeof member === 'object' && member !== null && Object.keys(member).length === 0;
    const isKnown = (name) => has('drops-methods') && name in {};
    const named = members.filter(([name]) => !(has('drops-unnamed') && name.trim() === '') && !isKnown(name));
    const kept = has('drops-empty') ? named.filter(([, member]) => !isEmpty(member)) : named;
    return has('nests-dotted-names') ? nest(kept) : Object.fromEntries(kept);
  }
  if (typeof value === 'number') return changeNumber(value, has);
  if (typeof value === 'string') return changeText(value, has);
  return value === null && has('null-is-empty') ? '' : value;
}

/** As PHP and some YAML libraries see it. */
function isLikeList(value, has) {
  const names = Object.keys(value);
  if (has('empty-objects-as-lists') && names.length === 0) return true;
  return has('digits-as-places') && names.length > 0 && names.every((name, at) => name === String(at));
}

function changeList(list, has) {
  if (has('lists-as-sets')) return [...new Set(list)];
  if (has('sorts-lists')) return [...list].sort();
  if (has('flattens-lists')) return list.flat(9);
  return has('cuts-lists') ? list.slice(0, 250) : list;
}

function changeName(name, has) {
  if (has('drops-signs-of-names')) return name.replace(/^[@#$]/, '');
  if (has('lower-cases-names')) return name.toLowerCase();
  return has('snake-case-names') ? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name;
}

function nest(members) {
  const made = {};
  for (const [name, member] of members) {
    const [first, ...rest] = name.split('.');
    made[first] = rest.length === 0 ? member : { ...made[first], [rest.join('.')]: member };
  }
  return made;
}

function changeNumber(value, has) {
  if (has('rounds-to-cents')) return Math.round(value * 100) / 100;
  if (has('whole-numbers')) return Math.trunc(value);
  if (has('large-numbers-as-text') && Math.abs(value) > Number.MAX_SAFE_INTEGER) return String(value);
  return has('single-precision') ? Math.fround(value) : value;
}

function changeText(text, has) {
  if (has('cuts-texts')) return text.slice(0, 255);
  if (has('lower-cases-texts')) return text.toLowerCase();
  if (has('strips-control-characters')) return text.replaceAll(/\p{Cc}/gu, '');
  if (has('unix-line-ends')) return text.replaceAll('\r\n', '\n');
  if (has('escapes-html')) return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (has('strips-emoji')) return text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '');
  if (has('strips-invisible')) return text.replaceAll(/[\u200b\ufeff\u2028\u2029]/g, '');
  if (has('words-as-truths') && /^(?:yes|no|on|off)$/i.test(text)) return /^(?:yes|on)$/i.test(text);
  if (has('rewrites-dates') && /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text)))
    return new Date(text).toISOString();
  if (has('utc-is-z')) return text.replace(/\+00:00$/, 'Z');
  if (has('dates-without-fractions')) return text.replace(/\.000Z$/, 'Z');
  if (has('local-days') && /^\d{4}-\d\d-\d\d$/.test(text)) return new Date(text).toLocaleDateString('sv');
  if (has('local-times') && /^\d{4}-\d\d-\d\dT[\d:]+$/.test(text))
    return new Date(new Date(text).getTime()).toLocaleString('sv').replace(' ', 'T');
  if (has('expands-variables')) return text.replaceAll(/\$[A-Z]+/g, '');
  return text;
}
