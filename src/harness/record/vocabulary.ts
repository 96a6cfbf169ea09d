/**
 * Words that names of parameters are made of. A name of nothing but these says what a flow takes, and stays; any other may say of
 * whom, and is replaced. Partners add words of their own.
 */
export const PARAMETER_WORDS: ReadonlySet<string> = new Set(
  `account active address age agent amount answer app approved at attachment author available balance bank begin billing birthday body
  book booking box brand budget building business by calendar call campaign cancelled card cart case category cc change changed channel
  city class client close closed code color comment company condition confirmed contact content contract count country coupon created
  credit currency current custom customer data date day days deadline deal default delivered delivery department description detail
  details device discount document domain done due duration email employee enabled end error event expires external fax field file
  first flag flow folder format from full gender group height hour hours html http icon id ids image index info input invoice is item
  items job key kind label language last lat latitude lead length level limit line lines link list lng locale location login long
  longitude manager max member message method middle min minutes mobile mode month name net newsletter next no note notes number object
  old open opened opportunity option order organization origin output owner page paid parameter parent path payload payment percent
  phone place plan position postal price priority private product profile project public quantity question rate rating read reason
  record reference region remote request resource response result review role room row sales salutation score seconds section sender
  sent service session shipment shipped shipping short shop size sku source stage start started state status step stock street subject
  subscription sum summary supplier surname tag tags target task tax team tel telephone template text ticket time timestamp title to
  token total type unit units update updated uri url user username valid value values vat vendor version view visit volume warehouse
  web website week weight width work year years zip`.split(/\s+/),
);

/** What made-up titles of flows and templates are made of. */
export const VERBS = 'Send Copy Archive Sync Import Export Announce Forward Publish Collect Compare Check'.split(' ');
export const THINGS =
  'invoices orders contacts deals tickets leads shipments reports products payments appointments reviews documents comments prices'.split(
    ' ',
  );
export const PLACES =
  'warehouse archive helpdesk bookkeeping dashboard spreadsheet mailbox calendar intranet marketplace directory newsletter'.split(
    ' ',
  );
export const FIRST_PARTS = 'read write list fetch upsert post remove watch'.split(' ');
