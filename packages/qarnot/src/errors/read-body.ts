/** What an error answer of Qarnot says, whichever of its shapes it has. */
export interface ErrorText {
  message: string | undefined;
  /** What is wrong with which field, in the shape of a failed validation. */
  fields: Record<string, string[]> | undefined;
}

type Json = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function fieldsOf(errors: Json): Record<string, string[]> {
  // A map, because the server chooses the names.
  const fields = new Map<string, string[]>();
  for (const [name, value] of Object.entries(errors)) {
    const complaints = (Array.isArray(value) ? value : [value])
      .map(textOf)
      .filter((text) => text !== undefined);
    fields.set(name === '' || name === '$' ? 'body' : name, complaints);
  }
  return Object.fromEntries(fields);
}

function sentences(fields: Record<string, string[]>): string {
  return Object.entries(fields)
    .map(([name, complaints]) => `${name}: ${complaints.join(' ')}`.trim())
    .join('; ');
}

/** `{"errors": {"Name": ["…"]}, "title": "…", "detail": null}` */
function readValidation(errors: Json, body: Json): ErrorText {
  const fields = fieldsOf(errors);
  const said = sentences(fields);
  const general = textOf(body['detail']) ?? textOf(body['title']);
  return { message: said === '' ? general : said, fields };
}

/**
 * Reads the body of an error answer. The shapes are told apart by their structure:
 * `{"message"}`, `{"error": {"message", "code"}}`, `{"errors": {…}}`, `{"error": "…"}`.
 *
 * @returns `undefined` for what Qarnot does not answer, such as a proxy's page.
 */
export function readErrorBody(body: unknown): ErrorText | undefined {
  const object = objectOf(body);
  if (object === undefined) return undefined;
  const errors = objectOf(object['errors']);
  if (errors !== undefined) return readValidation(errors, object);
  const inner = objectOf(object['error']);
  const message =
    textOf(object['message']) ??
    textOf(inner?.['message']) ??
    textOf(object['error']) ??
    textOf(object['detail']) ??
    textOf(object['title']);
  return message === undefined ? undefined : { message, fields: undefined };
}
