/**
 * A union that may grow. The known members are offered by the editor, and any other string is
 * accepted as well: DOK adds plans and statuses without notice, and a closed union would make every
 * one of them a type error.
 */
export type OpenUnion<Known extends string> = Known | (string & Record<never, never>);
