/** The answer of the flow and template services to what they refuse: one error, with the status as its code. */
export function oneError<S extends number>(status: S, message: string): OneError<S> {
  return { status, body: { errors: [{ message, code: status }] } };
}

export interface OneError<S extends number> {
  readonly status: S;
  readonly body: { errors: { message: string; code: number }[] };
}

/** What an exception in upstream's code becomes where its routes catch it: an error object, which has no JSON of its own. */
export function crashed(): { readonly status: 500; readonly body: { errors: { message: Record<string, never> }[] } } {
  return { status: 500, body: { errors: [{ message: {} }] } };
}
